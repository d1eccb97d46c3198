using ConvGen;

namespace Samples.Training;

/// <summary>An optimizer that the command line knows.</summary>
/// <param name="Name">Its name there.</param>
/// <param name="Title">Its name in print.</param>
/// <param name="Create">Makes it from learning rate and momentum.</param>
/// <param name="HasMomentum">Whether <c>--momentum</c> means something to it.</param>
internal sealed record OptimizerKind(string Name, string Title, Func<float, float, IOptimizer> Create, bool HasMomentum = false)
{
    public static OptimizerKind SGD { get; } = new("sgd", "SGD", (rate, momentum) => new SGD(rate) { Momentum = momentum }, HasMomentum: true);

    public static OptimizerKind Adam { get; } = new("adam", "Adam", (rate, _) => new Adam(rate));

    public static OptimizerKind AdamW { get; } = new("adamw", "AdamW", (rate, _) => new AdamW(rate));

    public static IReadOnlyList<OptimizerKind> All { get; } = [SGD, Adam, AdamW];

    public override string ToString() => Name;
}
