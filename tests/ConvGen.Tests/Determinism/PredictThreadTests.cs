namespace ConvGen.Tests.Determinism;

/// <summary>Threads share the work and change no bit of it.</summary>
public class PredictThreadTests
{
    [Theory]
    [MemberData(nameof(AllNetworks.Types), MemberType = typeof(AllNetworks))]
    public void Predict(Type type)
    {
        INetwork network = GeneratedNetwork.Of(type).New();
        foreach (int batch in (int[])[0, 1, 17, 33, 130])
        {
            float[] images = GeneratedNetwork.Images(batch, network.InputLength, seed: 1);
            float[] one = new float[batch * network.OutputLength];
            network.Predict(images, one, threads: 1);
            for (int threads = 2; threads <= 4; threads++)
            {
                float[] many = new float[one.Length];
                network.Predict(images, many, threads);
                Bits.AssertEqual($"{type.Name}, {batch} images on {threads} threads", one, many);
            }
        }
    }

    [Fact]
    public void PredictFromManyThreadsAtOnce()
    {
        INetwork network = GeneratedNetwork.Of(typeof(SmallLeNet)).New();
        const int Callers = 8;
        float[][] images = [.. Enumerable.Range(0, Callers).Select(caller => GeneratedNetwork.Images(5 + 7 * caller, network.InputLength, seed: caller))];
        float[][] expected = [.. images.Select(x => Outputs(network, x, threads: 1))];

        var threads = new List<Thread>();
        Exception? failure = null;
        using var start = new Barrier(Callers);
        for (int i = 0; i < Callers; i++)
        {
            int caller = i;
            threads.Add(new Thread(() =>
            {
                start.SignalAndWait();
                try
                {
                    for (int round = 0; round < 50; round++)
                        Bits.AssertEqual($"Caller {caller}, round {round}", expected[caller], Outputs(network, images[caller], threads: 1 + round % 3));
                }
                catch (Exception e)
                {
                    failure = e;
                }
            }));
        }

        threads.ForEach(t => t.Start());
        threads.ForEach(t => t.Join());
        Assert.Null(failure);
    }

    private static float[] Outputs(INetwork network, float[] images, int threads)
    {
        float[] outputs = new float[images.Length / network.InputLength * network.OutputLength];
        network.Predict(images, outputs, threads);
        return outputs;
    }
}
