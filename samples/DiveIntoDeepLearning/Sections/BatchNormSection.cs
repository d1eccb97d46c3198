using ConvGen;

namespace Samples.DiveIntoDeepLearning;

/// <summary>Batch norm alone, to see what it does to a batch.</summary>
[Network(1, 1, 2)]
[BatchNorm2d]
internal sealed partial class Norm;

/// <summary>
/// LeNet with batch norm behind every layer but the last. A convolution whose kernel is its whole input is a dense layer, and batch norm over 1 × 1 is the
/// batch norm of features: so the dense layers are written as convolutions.
/// </summary>
[Network(1, 28, 28)]
[Conv2d(6, 5)] [BatchNorm2d] [Sigmoid]
[AvgPool2d(2)]
[Conv2d(16, 5)] [BatchNorm2d] [Sigmoid]
[AvgPool2d(2)]
[Conv2d(120, 4)] [BatchNorm2d] [Sigmoid]
[Conv2d(84, 1)] [BatchNorm2d] [Sigmoid]
[Flatten]
[Linear(10)]
internal sealed partial class NormedLeNet;

/// <summary>Batch normalization: by the batch in training, by running statistics in prediction.</summary>
internal static class BatchNormSection
{
    public static void Run()
    {
        // Two images of two pixels. Mean 3, variance 5; without the bias, which the running variance has too, 20 / 3.
        float[] x = [0, 2, 4, 6];
        var norm = new Norm();
        Show.Tensor("X, two images", x, [2, 2]);
        using (ForwardPass pass = norm.Forward(x))
        {
            Show.Tensor("in training: mean 0, variance 1", pass.Output, [2, 2], "F4");
            pass.UpdateStatistics();
        }
        Console.WriteLine($"running mean {norm.BatchNorm1.RunningMean[0]:F4} = 0.9 · 0 + 0.1 · 3, running variance {norm.BatchNorm1.RunningVar[0]:F4} = 0.9 · 1 + 0.1 · 20/3");
        var y = new float[x.Length];
        norm.Predict(x, y);
        Show.Tensor("in prediction, by these", y, [2, 2], "F4");
        Show.Layers(NormedLeNet.Description);
    }

    public static void Train(Effort effort)
    {
        var network = new NormedLeNet(seed: 0);
        Training.Run(network, learningRate: 1, batchSize: 256, epochs: 10, effort);
        Show.Tensor("gamma of the first batch norm", Values(network.BatchNorm1.Weight), [1, 6], "F4");
        Show.Tensor("beta", Values(network.BatchNorm1.Bias), [1, 6], "F4");
    }

    private static float[] Values(System.Numerics.Tensors.TensorSpan<float> tensor)
    {
        var values = new float[tensor.FlattenedLength];
        tensor.FlattenTo(values);
        return values;
    }
}
