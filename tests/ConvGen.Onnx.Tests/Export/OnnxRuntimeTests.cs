using ConvGen.Onnx.Tests.Runtime;
using ConvGen.Tests.Golden;

namespace ConvGen.Onnx.Tests.Export;

/// <summary>ONNX Runtime computes of an exported network what PyTorch computes, and what ConvGen does.</summary>
public class OnnxRuntimeTests(OnnxRuntime runtime) : IClassFixture<OnnxRuntime>
{
    private const float Tolerance = 1e-5f;

    [Theory(Skip = OnnxRuntime.SkipReason, SkipType = typeof(OnnxRuntime), SkipWhen = nameof(OnnxRuntime.IsMissing))]
    [MemberData(nameof(ExportedNetworks.Golden), MemberType = typeof(ExportedNetworks))]
    public void AsInPyTorch(Type type)
    {
        GoldenFile golden = GoldenFile.Read(type);
        INetwork network = ExportedNetworks.Load(type, golden);

        AssertSame(network, golden.Output, runtime.Predict(network, golden.Input));
        AssertSame(network, golden.Output[..network.OutputLength], runtime.Predict(network, golden.Input.AsSpan(0, network.InputLength)));
    }

    [Theory(Skip = OnnxRuntime.SkipReason, SkipType = typeof(OnnxRuntime), SkipWhen = nameof(OnnxRuntime.IsMissing))]
    [MemberData(nameof(ExportedNetworks.Others), MemberType = typeof(ExportedNetworks))]
    public void AsInConvGen(Type type)
    {
        INetwork network = ExportedNetworks.New(type);
        float[] images = Images(network, 4), expected = new float[4 * network.OutputLength];
        network.Predict(images, expected);

        foreach (int opset in new[] { OnnxExport.OldestOpset, OnnxExport.NewestOpset })
        {
            AssertSame(network, expected, runtime.Predict(network, images, opset));
        }
    }

    [Fact(Skip = OnnxRuntime.SkipReason, SkipType = typeof(OnnxRuntime), SkipWhen = nameof(OnnxRuntime.IsMissing))]
    public void ATrainedNetworkTakesItsStatisticsAlong()
    {
        var network = new ConvGen.Tests.Golden.BatchNorm(seed: 3);
        using (var trainer = new Trainer<ConvGen.Tests.Golden.BatchNorm>(network, new SGD(0.1f)))
        {
            trainer.Step(Images(network, 8), [0, 1, 2, 0, 1, 2, 0, 1]);
        }

        float[] images = Images(network, 5), expected = new float[5 * ConvGen.Tests.Golden.BatchNorm.OutputLength];
        network.Predict(images, expected);

        AssertSame(network, expected, runtime.Predict(network, images));
    }

    // Negative numbers too: padding by zeros would be seen in their maxima.
    private static float[] Images(INetwork network, int count)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, count * network.InputLength).Select(_ => (float)(2 * random.NextDouble()) - 1.5f)];
    }

    private static void AssertSame(INetwork network, float[] expected, (int[] Shape, float[] Values) actual)
    {
        Assert.Equal([expected.Length / network.OutputLength, .. network.Layers[^1].OutputShape], actual.Shape);
        // ONNX leaves open what a maximum makes of NaN, and ONNX Runtime passes it over.
        float tolerance = Tolerance * Math.Max(1f, expected.Where(float.IsFinite).Max(Math.Abs));
        Assert.All(expected, (value, i) => Assert.True(float.IsNaN(value) || Math.Abs(value - actual.Values[i]) <= tolerance, $"[{i}] is {actual.Values[i]}; expected {value}."));
    }
}
