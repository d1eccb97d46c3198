using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace ConvGen.Smoke;

/// <summary>A hash of what a network computes, to compare processes that run it on different instructions.</summary>
public static class Fingerprint
{
    // Two blocks, the second nearly empty.
    private const int Images = 17;

    /// <summary>The hash of outputs, both gradients, and the parameters after three steps of training.</summary>
    public static string Compute()
    {
        var network = new TinyNet(seed: 1);
        float[] images = Values(Images * TinyNet.InputLength, seed: 2);
        float[] outputGradient = Values(Images * TinyNet.OutputLength, seed: 3);
        float[] outputs = new float[outputGradient.Length];
        float[] parameterGradient = new float[network.Parameters.Length];
        float[] inputGradient = new float[images.Length];
        network.Predict(images, outputs);
        network.Backward(images, outputGradient, parameterGradient, inputGradient);

        using (var trainer = new Trainer<TinyNet>(network, new SGD(learningRate: 0.1f) { Momentum = 0.9f }, new TrainerOptions { Threads = 2 }))
        {
            int[] labels = [.. Enumerable.Range(0, Images).Select(i => i % TinyNet.OutputLength)];
            for (int step = 0; step < 3; step++)
                trainer.Step(images, labels);
        }

        float[] all = [.. outputs, .. parameterGradient, .. inputGradient, .. network.Parameters];
        // Adding +0 takes the sign from a negative zero: it is left open.
        for (int i = 0; i < all.Length; i++)
            all[i] += 0f;
        return Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes<float>(all)));
    }

    private static float[] Values(int count, int seed)
    {
        var random = new Random(seed);
        var values = new float[count];
        for (int i = 0; i < count; i++)
            values[i] = 2 * random.NextSingle() - 1;
        return values;
    }
}
