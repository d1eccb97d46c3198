namespace ConvGen.Tests.Reference;

/// <summary>⟨dY, J dX⟩ = ⟨Jᵀ dY, dX⟩, where J is the derivative of the forward pass and Jᵀ dY is what backward computes.</summary>
public class AdjointTests
{
    [Theory]
    [MemberData(nameof(Samples.Kinds), MemberType = typeof(Samples))]
    public void OfTheInput(string kind)
    {
        foreach (Model model in Samples.OneLayer(kind, 60))
            Holds(kind, model, ofParameters: false);
    }

    [Theory]
    [MemberData(nameof(Samples.Kinds), MemberType = typeof(Samples))]
    public void OfTheParameters(string kind)
    {
        foreach (Model model in Samples.OneLayer(kind, 60).Where(m => m.ParametersLength > 0))
            Holds(kind, model, ofParameters: true);
    }

    private static void Holds(string kind, Model model, bool ofParameters)
    {
        const int Images = 3, Seed = 5;
        double[] parameters = Samples.Doubles(model.ParametersLength, seed: 1);
        double[] x = [.. Samples.Doubles(Images * model.Input.Length, seed: 2).Select(v => 7 * v)];
        double[] dy = Samples.Doubles(Images * model.Output.Length, seed: 3);
        double[] direction = Samples.Doubles(ofParameters ? parameters.Length : x.Length, seed: 4);

        // What is linear in its input has the same slope over any distance, and that over a long one has no rounding to speak of.
        bool isLinear = ofParameters || kind is "Conv2d" or "AvgPool2d" or "AdaptiveAvgPool2d" or "Linear" or "Flatten" or "ZeroPad2d" or "Dropout";
        (double step, double tolerance) = isLinear ? (1, 1e-11) : (1e-6, 1e-7);
        double[] Moved(double[] from, double distance) => [.. from.Zip(direction, (v, d) => v + distance * d)];
        double[] Forward(double distance) => ofParameters
            ? model.Forward(Functions.Exact, Moved(parameters, distance), x, Seed)
            : model.Forward(Functions.Exact, parameters, Moved(x, distance), Seed);

        Gradients<double> gradients = model.Backward(Functions.Exact, parameters, x, dy, Seed);
        double left = Forward(step).Zip(Forward(-step), (above, below) => (above - below) / (2 * step)).Zip(dy, (j, d) => j * d).Sum();
        double right = (ofParameters ? gradients.Parameters : gradients.Input).Zip(direction, (g, d) => g * d).Sum();
        Assert.True(
            Math.Abs(left - right) < tolerance * (1 + Math.Abs(left)),
            $"{Declaration.Of(model, kind)}: ⟨dY, J dX⟩ = {left:R}, ⟨Jᵀ dY, dX⟩ = {right:R}.");
    }
}
