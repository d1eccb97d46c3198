using ConvGen.CompilerServices;
using ConvGen.Tests.Determinism;
using ConvGen.Tests.Golden;
using ConvGen.Tests.Reference;

namespace ConvGen.Tests.Parity;

/// <summary>Generated code computes what PyTorch does in double precision, within 2e-5 of a tensor's largest element.</summary>
public class GeneratedParityTests
{
    private const double Tolerance = 2e-5;

    private const int Images = 3;

    [Theory]
    [MemberData(nameof(GoldenNetworks.All), MemberType = typeof(GoldenNetworks))]
    public void AllAtOnce(Type type)
    {
        GoldenFile golden = GoldenFile.Read(type);
        INetwork network = Load(type, golden);

        float[] outputs = new float[golden.Output.Length];
        network.Predict(golden.Input, outputs);
        float[] parameterGradient = new float[network.Parameters.Length];
        float[] inputGradient = new float[golden.Input.Length];
        network.Backward(golden.Input, golden.OutputGradient, parameterGradient, inputGradient);

        Close.Assert("output", golden.Output, outputs, Tolerance);
        AssertGradients(type, golden, Close.Widen(parameterGradient), inputGradient);
    }

    [Theory]
    [MemberData(nameof(GoldenNetworks.All), MemberType = typeof(GoldenNetworks))]
    public void OneAtATime(Type type)
    {
        GoldenFile golden = GoldenFile.Read(type);
        INetwork network = Load(type, golden);
        (int input, int output) = (network.InputLength, network.OutputLength);

        float[] outputs = new float[golden.Output.Length];
        float[] inputGradient = new float[golden.Input.Length];
        double[] sum = new double[network.Parameters.Length];
        for (int n = 0; n < Images; n++)
        {
            ReadOnlySpan<float> image = golden.Input.AsSpan(n * input, input);
            network.Predict(image, outputs.AsSpan(n * output, output));
            float[] parameterGradient = new float[sum.Length];
            network.Backward(image, golden.OutputGradient.AsSpan(n * output, output), parameterGradient, inputGradient.AsSpan(n * input, input));
            for (int p = 0; p < sum.Length; p++)
                sum[p] += parameterGradient[p];
        }

        Close.Assert("output", golden.Output, outputs, Tolerance);
        // Batch norm of one image is another function than that of three.
        if (!ModelReader.Read(type).Buffers.Any())
            AssertGradients(type, golden, sum, inputGradient);
    }

    private static INetwork Load(Type type, GoldenFile golden)
    {
        INetwork network = GeneratedNetwork.Of(type).New();
        Assert.Equal(golden.ParameterKeys, GeneratedNetwork.Of(type).Layout.Parameters.Select(p => p.Key));
        foreach (ParameterLayout parameter in GeneratedNetwork.Of(type).Layout.Parameters)
            golden.Parameter(parameter.Key).CopyTo(network.Parameters.Slice(parameter.Offset, parameter.Length));
        return network;
    }

    private static void AssertGradients(Type type, GoldenFile golden, double[] parameterGradient, float[] inputGradient)
    {
        Close.Assert("input gradient", golden.InputGradient, inputGradient, Tolerance);
        foreach (ParameterLayout parameter in GeneratedNetwork.Of(type).Layout.Parameters)
        {
            double[] actual = parameterGradient[parameter.Offset..(parameter.Offset + parameter.Length)];
            Close.Assert($"gradient of {parameter.Key}", Close.Widen(golden.Gradient(parameter.Key)), actual, Tolerance);
        }
    }
}
