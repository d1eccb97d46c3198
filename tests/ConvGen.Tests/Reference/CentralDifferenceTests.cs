namespace ConvGen.Tests.Reference;

/// <summary>Every gradient of the reference is the slope of its forward pass: (f(p + h) − f(p − h)) / 2h.</summary>
public class CentralDifferenceTests
{
    private const double Step = 1e-6;

    private const double Tolerance = 1e-7;

    [Fact]
    public void Conv2d() => HoldsForRandomWindows(half: false, (input, window, random) =>
        new Conv2d(input, random.Next(1, 4), window, Bias: random.Next(2) == 0));

    [Fact]
    public void MaxPool2d() => HoldsForRandomWindows(half: true, (input, window, _) => new MaxPool2d(input, window));

    [Fact]
    public void AvgPool2d() => HoldsForRandomWindows(half: true, (input, window, random) =>
        new AvgPool2d(input, window, CountIncludePad: random.Next(2) == 0));

    [Fact]
    public void Linear() => Holds(Samples.Model(new Shape(2, 2, 3), s => new Flatten(s), s => new Linear(s.Length, 4)), images: 5);

    [Fact]
    public void LinearWithoutBias() => Holds(Samples.Model(new Shape(5), s => new Linear(s.Length, 3, Bias: false)), images: 2);

    [Fact]
    public void Sigmoid() => Holds(Samples.Model(new Shape(2, 3, 3), s => new Sigmoid(s)), images: 2);

    [Fact]
    public void Tanh() => Holds(Samples.Model(new Shape(2, 3, 3), s => new Tanh(s)), images: 2);

    [Fact]
    public void ReLU() => Holds(Samples.Model(new Shape(2, 3, 3), s => new ReLU(s)), images: 2);

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
    public void SumOverTwoGroups() => Holds(
        Samples.Model(new Shape(1, 3, 3), s => new Conv2d(s, 2, new Window(2, 2)), s => new Tanh(s), s => new Flatten(s), s => new Linear(s.Length, 2)),
        images: Group.Images + 3);

    private static void HoldsForRandomWindows(bool half, Func<Shape, Window, Random, Layer> layer)
    {
        for (int seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            var input = new Shape(random.Next(1, 4), random.Next(1, 7), random.Next(1, 7));
            Window window = Samples.Window(random, input, half);
            Holds(Samples.Model(input, s => layer(s, window, random)), images: random.Next(1, 4));
        }
    }

    private static void Holds(Model model, int images)
    {
        double[] parameters = Samples.Doubles(model.ParametersLength, seed: 1);
        double[] input = Samples.Doubles(images * model.Input.Length, seed: 2);
        double[] outputGradient = Samples.Doubles(images * model.Output.Length, seed: 3);
        Gradients<double> gradients = model.Backward(Functions.Exact, parameters, input, outputGradient);
        double Value() => model.Forward(Functions.Exact, parameters, input).Zip(outputGradient, (y, dy) => y * dy).Sum();

        Assert.Equal(model.Forward(Functions.Exact, parameters, input), gradients.Outputs);
        AssertSlopes($"{model}: parameter", Value, parameters, gradients.Parameters);
        AssertSlopes($"{model}: input", Value, input, gradients.Input);
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
