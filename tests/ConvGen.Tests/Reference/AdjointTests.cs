namespace ConvGen.Tests.Reference;

/// <summary>For an operation A that is linear in its input, ⟨A x, y⟩ = ⟨x, Aᵀ y⟩, and backward is Aᵀ.</summary>
public class AdjointTests
{
    [Fact]
    public void Conv2d() => HoldsForRandomWindows(half: false, (input, window, random) => new Conv2d(input, random.Next(1, 5), window, Bias: false));

    [Fact]
    public void AvgPool2d() => HoldsForRandomWindows(half: true, (input, window, random) => new AvgPool2d(input, window, random.Next(2) == 0));

    [Fact]
    public void Linear() => Holds(Samples.Model(new Shape(37), s => new Linear(s.Length, 19, Bias: false)), seed: 0);

    [Fact]
    public void Flatten() => Holds(Samples.Model(new Shape(3, 5, 7), s => new Flatten(s)), seed: 0);

    private static void HoldsForRandomWindows(bool half, Func<Shape, Window, Random, Layer> layer)
    {
        for (int seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var input = new Shape(random.Next(1, 5), random.Next(1, 12), random.Next(1, 12));
            Window window = Samples.Window(random, input, half);
            Holds(Samples.Model(input, s => layer(s, window, random)), seed);
        }
    }

    private static void Holds(Model model, int seed)
    {
        double[] parameters = Samples.Doubles(model.ParametersLength, seed);
        double[] x = Samples.Doubles(model.Input.Length, seed + 1);
        double[] y = Samples.Doubles(model.Output.Length, seed + 2);

        double[] ax = model.Forward(Functions.Exact, parameters, x);
        double[] aty = model.Backward(Functions.Exact, parameters, x, y).Input;

        double left = Dot(ax, y);
        double right = Dot(x, aty);
        Assert.True(Math.Abs(left - right) < 1e-11, $"{model}: ⟨Ax, y⟩ = {left:R}, ⟨x, Aᵀy⟩ = {right:R}.");
    }

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();
}
