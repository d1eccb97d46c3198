using ConvGen.CompilerServices;
using ConvGen.Tests.Golden;

namespace ConvGen.Tests.Parity;

/// <summary>What "Dive into Deep Learning" prints of whole networks and of learning.</summary>
public class DiveIntoDeepLearningNetworksTests
{
    [Fact(DisplayName = "Convolutions for images: ten steps of the squared error's gradient at rate 0.03 learn the edge detector")]
    public void LearningAKernel()
    {
        float[] x = Repeat(6, [1, 1, 0, 0, 0, 0, 1, 1]);
        float[] y = Repeat(6, [0, 1, 0, 0, 0, -1, 0]);
        var network = new EdgeDetector();
        network.Parameters.Clear();
        for (int step = 0; step < 10; step++)
        {
            using ForwardPass pass = network.Forward(x);
            float[] outputGradient = [.. pass.Output.ToArray().Zip(y, (actual, expected) => 2 * (actual - expected))];
            float[] gradient = new float[2];
            pass.Backward(outputGradient, gradient, []);
            for (int p = 0; p < 2; p++)
                network.Parameters[p] -= 0.03f * gradient[p];
        }

        Close.Assert("kernel", [1f, -1f], network.Parameters, 0.05);
    }

    [Fact(DisplayName = "LeNet: 6×28×28, 6×28×28, 6×14×14, 16×10×10, 16×10×10, 16×5×5, 400, 120, 120, 84, 84, 10")]
    public void LeNetShapes()
    {
        int[][] shapes = [[6, 28, 28], [6, 28, 28], [6, 14, 14], [16, 10, 10], [16, 10, 10], [16, 5, 5], [400], [120], [120], [84], [84], [10]];

        Assert.Equal(shapes, Determinism.GeneratedNetwork.Of(typeof(Smoke.LeNet)).Layout.Layers.Select(layer => layer.Shape.ToArray()));
        Assert.Equal(28 * 28, Smoke.LeNet.InputLength);
        Assert.Equal(10, Smoke.LeNet.OutputLength);
    }

    [Fact(DisplayName = "LeNet: 61,706 parameters in ten tensors, named by their layers' places")]
    public void LeNetParameters()
    {
        var network = new Smoke.LeNet();

        Assert.Equal(61_706, network.Parameters.Length);
        Assert.Equal(
            ["0.weight", "0.bias", "3.weight", "3.bias", "7.weight", "7.bias", "9.weight", "9.bias", "11.weight", "11.bias"],
            Determinism.GeneratedNetwork.Of(typeof(Smoke.LeNet)).Layout.Parameters.Select(parameter => parameter.Key));
        nint[][] weights = [[.. network.Conv1.Weight.Lengths], [.. network.Conv2.Weight.Lengths], [.. network.Linear1.Weight.Lengths], [.. network.Linear2.Weight.Lengths], [.. network.Linear3.Weight.Lengths]];
        Assert.Equal([[6, 1, 5, 5], [16, 6, 5, 5], [120, 400], [84, 120], [10, 84]], weights);
    }

    private static float[] Repeat(int times, float[] row) => [.. Enumerable.Repeat(row, times).SelectMany(r => r)];
}
