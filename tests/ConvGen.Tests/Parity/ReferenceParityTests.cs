using ConvGen.Tests.Golden;
using ConvGen.Tests.Reference;

namespace ConvGen.Tests.Parity;

/// <summary>The reference in double is PyTorch in double, up to the rounding of the stored numbers to 32 bits.</summary>
public class ReferenceParityTests
{
    [Theory]
    [MemberData(nameof(GoldenNetworks.All), MemberType = typeof(GoldenNetworks))]
    public void Double(Type network)
    {
        GoldenFile golden = GoldenFile.Read(network);
        Model model = ModelReader.Read(network);
        Assert.Equal(golden.ParameterKeys, model.Parameters.Select(p => p.Key));
        double[] parameters = [.. model.Parameters.SelectMany(p => Close.Widen(golden.Parameter(p.Key)))];

        // PyTorch's outputs are a prediction's, its gradients those of training: batch norm tells them apart.
        double[] output = model.Predict(Functions.Exact, parameters, Close.Widen(golden.Input));
        Gradients<double> actual = model.Backward(Functions.Exact, parameters, Close.Widen(golden.Input), Close.Widen(golden.OutputGradient));

        // Half a unit in the last place of the stored numbers, and 1e-9.
        const double Tolerance = 1.0 / (1 << 24) + 1e-9;
        Close.Assert("output", Close.Widen(golden.Output), output, Tolerance);
        Close.Assert("input gradient", Close.Widen(golden.InputGradient), actual.Input, Tolerance);
        foreach ((string key, int offset, int length) in model.Parameters)
            Close.Assert($"gradient of {key}", Close.Widen(golden.Gradient(key)), actual.Parameters[offset..(offset + length)], Tolerance);
    }
}
