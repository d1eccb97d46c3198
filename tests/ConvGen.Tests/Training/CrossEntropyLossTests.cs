using System.Collections.Immutable;
using ConvGen.Tests.Networks;

namespace ConvGen.Tests.Training;

public sealed class CrossEntropyLossTests
{
    private const int Images = 12, Classes = 5;

    public static TheoryData<double, bool, int, Reduction> Settings() => new MatrixTheoryData<double, bool, int, Reduction>(
        [0, 0.1, 1], [false, true], [-100, 2], [Reduction.Mean, Reduction.Sum]) is var matrix ? [.. matrix.Select(row => row.Data)] : [];

    [Theory]
    [MemberData(nameof(Settings))]
    public void ValueAndGradientArePyTorchs(double smoothing, bool weighted, int ignored, Reduction reduction)
    {
        ImmutableArray<float> weights = weighted ? [0.5f, 2, 0, 1, 3.25f] : [];
        var loss = new CrossEntropyLoss { LabelSmoothing = (float)smoothing, Weight = weights, IgnoreIndex = ignored, Reduction = reduction };
        var outputs = Array.ConvertAll(Numbers.Random(Images * Classes, seed: 1), x => 4 * x);
        int[] labels = [0, 1, 2, 3, 4, 0, 1, 2, 3, 4, 3, 3];
        if (ignored == -100)
        {
            labels[5] = labels[9] = ignored;
        }

        var gradient = new float[outputs.Length];
        var value = Run(loss, outputs, labels, gradient);
        var exact = Array.ConvertAll(outputs, x => (double)x);
        Assert.Equal(PyTorch(exact), value, 1e-5);
        for (var i = 0; i < exact.Length; i++)
        {
            const double step = 1e-5;
            var (above, below) = ((double[])exact.Clone(), (double[])exact.Clone());
            above[i] += step;
            below[i] -= step;
            Assert.Equal((PyTorch(above) - PyTorch(below)) / (2 * step), gradient[i], 2e-6);
        }

        // cross_entropy_loss_label_smoothing of PyTorch, in double: two losses, each reduced on its own, then mixed.
        double PyTorch(double[] x)
        {
            var (nll, smooth, total) = (0.0, 0.0, 0.0);
            foreach (var n in Enumerable.Range(0, Images).Where(n => labels[n] != ignored))
            {
                var row = x.AsSpan(n * Classes, Classes).ToArray();
                var log = Math.Log(row.Sum(Math.Exp));
                nll += W(labels[n]) * (log - row[labels[n]]);
                smooth += Enumerable.Range(0, Classes).Sum(c => W(c) * (log - row[c]));
                total += W(labels[n]);
            }

            var divisor = reduction == Reduction.Mean ? total : 1;
            return (1 - (float)smoothing) * nll / divisor + smooth / divisor * ((float)smoothing / Classes);
        }

        double W(int label) => weighted ? weights[label] : 1;
    }

    [Fact]
    public void ImagesThatAreIgnoredAreAsIfTheyWereNotThere()
    {
        var loss = new CrossEntropyLoss { LabelSmoothing = 0.2f };
        var outputs = Numbers.Random(3 * Classes, seed: 1);
        var (all, few) = (new float[3 * Classes], new float[2 * Classes]);
        Array.Fill(all, float.NaN);
        var value = Run(loss, outputs, [4, -100, 1], all);
        Assert.Equal(Run(loss, [.. outputs[..Classes], .. outputs[(2 * Classes)..]], [4, 1], few), value);
        Assert.Equal([.. few[..Classes], .. new float[Classes], .. few[Classes..]], all);
    }

    [Fact]
    public void MeanOverNothingIsNaNWithoutAGradient()
    {
        var gradient = new float[2 * Classes];
        Assert.Equal(float.NaN, Run(new CrossEntropyLoss(), Numbers.Random(2 * Classes, seed: 1), [-100, -100], gradient));
        Assert.All(gradient, value => Assert.Equal(0, value));
        Assert.Equal(0, Run(new CrossEntropyLoss { Reduction = Reduction.Sum }, Numbers.Random(2 * Classes, seed: 1), [-100, -100], gradient));
    }

    [Fact]
    public void DefaultsArePyTorchs() => Assert.Equal(
        new CrossEntropyLoss { LabelSmoothing = 0, Weight = [], IgnoreIndex = -100, Reduction = Reduction.Mean }, new CrossEntropyLoss());

    [Fact]
    public void LossesWithEqualWeightsAreEqual()
    {
        var loss = new CrossEntropyLoss { Weight = [1, 2, 3], LabelSmoothing = 0.5f };
        Assert.Equal(loss, new CrossEntropyLoss { Weight = ImmutableArray.Create(1f, 2, 3), LabelSmoothing = 0.5f });
        Assert.Equal(loss.GetHashCode(), new CrossEntropyLoss { Weight = [1, 2, 3], LabelSmoothing = 0.5f }.GetHashCode());
        Assert.NotEqual(loss, loss with { Weight = [1, 2, 4] });
        Assert.NotEqual(loss, loss with { LabelSmoothing = 0 });
        Assert.NotEqual(loss, loss with { IgnoreIndex = 0 });
        Assert.NotEqual(loss, loss with { Reduction = Reduction.Sum });
        Assert.Equal(new CrossEntropyLoss(), new CrossEntropyLoss { Weight = default });
    }

    [Fact]
    public void BadSettingsAreToldWithTheirValues()
    {
        Refused<ArgumentOutOfRangeException>("label_smoothing must be between 0.0 and 1.0. Got: 1.5", () => new CrossEntropyLoss { LabelSmoothing = 1.5f });
        Refused<ArgumentOutOfRangeException>("label_smoothing must be between 0.0 and 1.0. Got: NaN", () => new CrossEntropyLoss { LabelSmoothing = float.NaN });
        Refused<ArgumentOutOfRangeException>("Weight[1] is -2; it must be at least 0 and finite.", () => new CrossEntropyLoss { Weight = [1, -2] });
        Refused<ArgumentOutOfRangeException>("Weight[0] is NaN", () => new CrossEntropyLoss { Weight = [float.NaN] });
        Refused<ArgumentOutOfRangeException>("7 is not a valid value for reduction", () => new CrossEntropyLoss { Reduction = (Reduction)7 });
        Refused<ArgumentException>("Weight has 3 values; the network has 4 outputs", () => new CrossEntropyLoss { Weight = [1, 2, 3] }.Scale([0], 1, 4));
        Refused<ArgumentException>("labels[1] is -1; a network with 10 outputs takes labels from 0 to 9. Images with -7 are ignored.",
            () => new CrossEntropyLoss { IgnoreIndex = -7 }.Scale([-7, -1], 2, 10));

        static void Refused<T>(string message, Func<object> action)
            where T : ArgumentException => Assert.Contains(message, Assert.Throws<T>(action).Message, StringComparison.Ordinal);
    }

    private static float Run(CrossEntropyLoss loss, float[] outputs, int[] labels, float[] gradient)
    {
        var scale = loss.Scale(labels, labels.Length, Classes);
        var sum = 0.0;
        for (var n = 0; n < labels.Length; n++)
        {
            sum += loss.Image(outputs.AsSpan(n * Classes, Classes), labels.AsSpan(n, 1), scale, gradient.AsSpan(n * Classes, Classes));
        }

        return (float)(scale * sum);
    }
}
