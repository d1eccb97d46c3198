using ConvGen.CompilerServices;
using ConvGen.Tests.Reference;

namespace ConvGen.Tests.Determinism;

/// <summary>Steps of training are those of the reference, bit for bit, on any number of threads and at any width.</summary>
public class TrainingTests
{
    private const float LearningRate = 0.1f;

    private const float Momentum = 0.9f;

    private const int Seed = 11;

    [Theory]
    [MemberData(nameof(AllNetworks.Types), MemberType = typeof(AllNetworks))]
    public void AnyNumberOfThreads(Type type)
    {
        // Three groups, the last of 19 images.
        const int Images = 2 * Group.Images + 19;
        float[] expected = TrainReference(type, Images, steps: 2);
        for (int threads = 1; threads <= 4; threads++)
            Bits.AssertEqual($"{type.Name}, trained on {threads} threads", expected, Train(type, threads, Images, steps: 2));
    }

    [Theory]
    [InlineData(512)]
    [InlineData(256)]
    [InlineData(128)]
    public void AnyWidth(int width)
    {
        using (VectorWidth.Override(width))
            Bits.AssertEqual($"Trained with {width} bits", TrainReference(typeof(SmallLeNet), 33, steps: 5), Train(typeof(SmallLeNet), threads: 2, 33, steps: 5));
    }

    // More groups than the trainer has in hand at once.
    [Fact]
    public void ManyGroups() => Bits.AssertEqual(
        "Trained on 18 groups", TrainReference(typeof(SmallLeNet), 1100, steps: 2), Train(typeof(SmallLeNet), threads: 2, 1100, steps: 2));

    // The parameters, every step's loss, and what is predicted in the end.
    private static float[] Train(Type type, int threads, int images, int steps)
    {
        GeneratedNetwork network = GeneratedNetwork.Of(type);
        var options = new TrainerOptions { Threads = threads, Seed = Seed, Loss = new MSELoss() };
        return network.Train(new SGD(LearningRate) { Momentum = Momentum }, options, images, steps);
    }

    private static float[] TrainReference(Type type, int count, int steps)
    {
        Model model = ModelReader.Read(type);
        var loss = new MSELoss();
        float[] parameters = GeneratedNetwork.Of(type).New().Parameters.ToArray();
        float[] velocity = new float[parameters.Length];
        float[] losses = new float[steps];
        float[] buffers = model.InitialBuffers<float>();
        for (int step = 0; step < steps; step++)
        {
            (float[] images, float[] targets) = GeneratedNetwork.Batch(count, model.Input.Length, model.Output.Length, step);
            float[] outputs = model.Forward(Functions.Runtime, parameters, images, Seed + step);
            float[] outputGradient = new float[outputs.Length];
            float scale = loss.Scale(targets, count, model.Output.Length);
            double sum = 0;
            for (int n = 0; n < count; n++)
            {
                Range image = (n * model.Output.Length)..((n + 1) * model.Output.Length);
                sum += loss.Image(outputs.AsSpan(image), targets.AsSpan(image), scale, outputGradient.AsSpan(image));
            }

            losses[step] = (float)(scale * sum);
            if (buffers.Length > 0)
                buffers = model.UpdatedBuffers(Functions.Runtime, parameters, images, buffers, Seed + step);
            float[] gradient = model.Backward(Functions.Runtime, parameters, images, outputGradient, Seed + step).Parameters;
            for (int p = 0; p < parameters.Length; p++)
            {
                velocity[p] = step == 0 ? gradient[p] : MathF.FusedMultiplyAdd(gradient[p], 1, velocity[p] * Momentum);
                parameters[p] = MathF.FusedMultiplyAdd(velocity[p], -LearningRate, parameters[p]);
            }
        }

        float[] unseen = GeneratedNetwork.Batch(count, model.Input.Length, model.Output.Length, steps).Images;
        return [.. parameters, .. losses, .. model.Predict(Functions.Runtime, parameters, unseen, buffers)];
    }
}
