using System.Collections.Immutable;
using ConvGen.Tests.Networks;

namespace ConvGen.Tests.Training;

/// <summary>The losses that take a target for each output.</summary>
public sealed class ElementwiseLossTests
{
    private const int Images = 6, Outputs = 4;
    private static readonly ImmutableArray<float> s_weights = [0.5f, 2, 0, 3];

    public static TheoryData<string, Reduction> All() => new MatrixTheoryData<string, Reduction>(
        ["mse", "l1", "bce", "weighted bce"], [Reduction.Mean, Reduction.Sum]) is var matrix ? [.. matrix.Select(row => row.Data)] : [];

    [Theory]
    [MemberData(nameof(All))]
    public void ValueAndGradientArePyTorchs(string name, Reduction reduction)
    {
        var (loss, element) = Loss(name, reduction);
        var outputs = Array.ConvertAll(Numbers.Random(Images * Outputs, seed: 1), x => 4 * x);
        var targets = Array.ConvertAll(Numbers.Random(Images * Outputs, seed: 2), x => name.EndsWith("bce", StringComparison.Ordinal) ? MathF.Round(2 * x + 2) / 4 : x);
        var scale = loss.Scale(targets, Images, Outputs);
        var gradient = new float[outputs.Length];
        var sum = 0.0;
        for (var n = 0; n < outputs.Length; n += Outputs)
        {
            sum += loss.Image(outputs.AsSpan(n, Outputs), targets.AsSpan(n, Outputs), scale, gradient.AsSpan(n, Outputs));
        }

        var divisor = reduction == Reduction.Mean ? outputs.Length : 1.0;
        Assert.Equal(Enumerable.Range(0, outputs.Length).Sum(i => element(outputs[i], targets[i], i % Outputs)) / divisor, scale * sum, 1e-5 * outputs.Length / divisor);
        for (var i = 0; i < outputs.Length; i++)
        {
            const double step = 1e-6;
            var difference = (element(outputs[i] + step, targets[i], i % Outputs) - element(outputs[i] - step, targets[i], i % Outputs)) / (2 * step);
            Assert.Equal(difference / divisor, gradient[i], 1e-6 * 16 / divisor);
        }
    }

    [Fact]
    public void AbsoluteErrorHasNoGradientWhereNothingIsWrong()
    {
        var gradient = new float[3];
        Assert.Equal(3, new L1Loss().Image([1, 2, -3], [1, 0, -2], scale: 0.5f, gradient));
        Assert.Equal([0, 0.5f, -0.5f], gradient);
    }

    [Theory]
    [InlineData(1000f, 0f, 1000.0, 1f)]
    [InlineData(1000f, 1f, 0.0, 0f)]
    [InlineData(-1000f, 1f, 1000.0, -1f)]
    [InlineData(-1000f, 0f, 0.0, 0f)]
    [InlineData(0f, 0.5f, 0.69314718, 0f)]
    [InlineData(-40f, 0f, 4.248354255291589e-18, 4.2483544e-18f)]
    [InlineData(40f, 1f, 4.248354255291589e-18, 0f)]
    public void BinaryCrossEntropyIsStableForLargeOutputs(float output, float target, double expected, float expectedGradient)
    {
        var gradient = new float[1];
        Assert.Equal(expected, new BCEWithLogitsLoss().Image([output], [target], scale: 1, gradient), expected * 2e-7);
        Assert.Equal(expectedGradient, gradient[0], Math.Abs(expectedGradient) * 2e-7f);
    }

    [Fact]
    public void LossesAreValues()
    {
        Assert.Equal(new BCEWithLogitsLoss(), new BCEWithLogitsLoss { PosWeight = default, Reduction = Reduction.Mean });
        Assert.Equal(new BCEWithLogitsLoss { PosWeight = [1, 2] }, new BCEWithLogitsLoss { PosWeight = ImmutableArray.Create(1f, 2) });
        Assert.Equal(new BCEWithLogitsLoss { PosWeight = [1, 2] }.GetHashCode(), new BCEWithLogitsLoss { PosWeight = ImmutableArray.Create(1f, 2) }.GetHashCode());
        Assert.NotEqual(new BCEWithLogitsLoss { PosWeight = [1, 2] }, new BCEWithLogitsLoss { PosWeight = [1, 3] });
        Assert.NotEqual(new L1Loss(), new L1Loss { Reduction = Reduction.Sum });
        Assert.Equal(new MSELoss(), new MSELoss { Reduction = Reduction.Mean });
    }

    [Fact]
    public void BadSettingsAndTargetsAreToldWithTheirNumbers()
    {
        Refused("PosWeight[1] is -1; it must be at least 0 and finite.", () => new BCEWithLogitsLoss { PosWeight = [0, -1] });
        Refused("PosWeight[0] is Infinity", () => new BCEWithLogitsLoss { PosWeight = [float.PositiveInfinity] });
        Refused("PosWeight has 2 values; the network has 3 outputs", () => new BCEWithLogitsLoss { PosWeight = [1, 1] }.Scale([1, 2, 3], 1, 3));
        Refused("5 is not a valid value for reduction; it is Mean or Sum.", () => new L1Loss { Reduction = (Reduction)5 });
        Refused("5 is not a valid value for reduction", () => new MSELoss { Reduction = (Reduction)5 });
        Refused("There are 5 targets for 2 images; they need 6, 3 each.", () => new L1Loss().Scale([1, 2, 3, 4, 5], 2, 3));
        Refused("There are 5 targets for 2 images; they need 6, 3 each.", () => new BCEWithLogitsLoss().Scale([1, 2, 3, 4, 5], 2, 3));

        static void Refused(string message, Func<object> action) =>
            Assert.Contains(message, Assert.ThrowsAny<ArgumentException>(action).Message, StringComparison.Ordinal);
    }

    // A loss, and one element of it in double as PyTorch's documentation has it.
    private static (ILoss<float> Loss, Func<double, double, int, double> Element) Loss(string name, Reduction reduction) => name switch
    {
        "mse" => (new MSELoss { Reduction = reduction }, (x, y, _) => (x - y) * (x - y)),
        "l1" => (new L1Loss { Reduction = reduction }, (x, y, _) => Math.Abs(x - y)),
        "bce" => (new BCEWithLogitsLoss { Reduction = reduction }, (x, y, _) => BinaryCrossEntropy(x, y, 1)),
        _ => (new BCEWithLogitsLoss { Reduction = reduction, PosWeight = s_weights }, (x, y, o) => BinaryCrossEntropy(x, y, s_weights[o])),
    };

    private static double BinaryCrossEntropy(double x, double y, double weight)
    {
        var sigmoid = 1 / (1 + Math.Exp(-x));
        return -(weight * y * Math.Log(sigmoid) + (1 - y) * Math.Log(1 - sigmoid));
    }
}
