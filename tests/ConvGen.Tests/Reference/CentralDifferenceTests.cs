namespace ConvGen.Tests.Reference;

/// <summary>Every gradient of the reference is the slope of its forward pass: (f(p + h) − f(p − h)) / 2h.</summary>
public class CentralDifferenceTests
{
    private const double Step = 1e-6;

    private const double Tolerance = 1e-7;

    [Theory]
    [MemberData(nameof(Samples.Kinds), MemberType = typeof(Samples))]
    public void EveryKind(string kind)
    {
        foreach ((int i, Model model) in Samples.OneLayer(kind, 40).Index())
            Holds(model, images: kind == "BatchNorm2d" ? 4 : 1 + i % 3, scale: 5);
    }

    [Fact]
    public void SmallLeNet() => Holds(
        Samples.Model(
            new Shape(1, 10, 10),
            s => new Conv2d(s, 2, new Window(3, 3, Top: 1, Bottom: 1, Left: 1, Right: 1)), s => new Sigmoid(s),
            s => new AvgPool2d(s, new Window(2, 2, 2, 2)),
            s => new Conv2d(s, 3, new Window(2, 2)), s => new Sigmoid(s),
            s => new AvgPool2d(s, new Window(2, 2, 2, 2)),
            s => new Flatten(s),
            s => new Linear(s.Length, 5), s => new Sigmoid(s),
            s => new Linear(s.Length, 3)),
        images: 3);

    [Fact]
    public void SmallLeNetWithReLUAndMaxPool() => Holds(
        Samples.Model(
            new Shape(2, 9, 9),
            s => new Conv2d(s, 3, new Window(3, 3, Top: 1, Bottom: 1, Left: 1, Right: 1)), s => new ReLU(s),
            s => new MaxPool2d(s, new Window(3, 3, 2, 2)),
            s => new Flatten(s),
            s => new Linear(s.Length, 4), s => new Tanh(s),
            s => new Linear(s.Length, 3, Bias: false)),
        images: 3);

    [Fact]
    public void BatchNormTwice() => Holds(
        Samples.Model(
            new Shape(2, 4, 4),
            s => new Conv2d(s, 3, new Window(2, 2), Bias: false), s => new BatchNorm2d(s), s => new SiLU(s),
            s => new Dropout(s), s => new Conv2d(s, 2, new Window(2, 2)), s => new BatchNorm2d(s, Eps: 0.01f),
            s => new Flatten(s), s => new Softmax(s)),
        images: 5);

    [Fact]
    public void BatchNormOverTwoGroups() => Holds(Samples.Model(new Shape(2, 1, 2), s => new BatchNorm2d(s)), images: Group.Images + 3);

    [Fact]
    public void SumOverTwoGroups() => Holds(
        Samples.Model(new Shape(1, 3, 3), s => new Conv2d(s, 2, new Window(2, 2)), s => new Tanh(s), s => new Flatten(s), s => new Linear(s.Length, 2)),
        images: Group.Images + 3);

    private static void Holds(Model model, int images, double scale = 1)
    {
        const int Seed = 9;
        double[] parameters = Samples.Doubles(model.ParametersLength, seed: 1);
        double[] input = [.. Samples.Doubles(images * model.Input.Length, seed: 2).Select(x => scale * x)];
        double[] outputGradient = Samples.Doubles(images * model.Output.Length, seed: 3);
        Gradients<double> gradients = model.Backward(Functions.Exact, parameters, input, outputGradient, Seed);
        double Value() => model.Forward(Functions.Exact, parameters, input, Seed).Zip(outputGradient, (y, dy) => y * dy).Sum();

        Assert.Equal(model.Forward(Functions.Exact, parameters, input, Seed), gradients.Outputs);
        AssertSlopes($"{Declaration.Of(model, "Model")}: parameter", Value, parameters, gradients.Parameters);
        AssertSlopes($"{Declaration.Of(model, "Model")}: input", Value, input, gradients.Input);
    }

    private static void AssertSlopes(string what, Func<double> value, double[] point, double[] gradient)
    {
        Assert.Equal(point.Length, gradient.Length);
        for (int i = 0; i < point.Length; i++)
        {
            double here = point[i];
            point[i] = here + Step;
            double above = value();
            point[i] = here - Step;
            double below = value();
            point[i] = here;
            double slope = (above - below) / (2 * Step);
            Assert.True(Math.Abs(slope - gradient[i]) < Tolerance, $"{what} {i}: gradient {gradient[i]}, slope {slope}.");
        }
    }
}
