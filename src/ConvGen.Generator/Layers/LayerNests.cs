using System.Collections.Immutable;
using ConvGen.Generator.Nests;

namespace ConvGen.Generator.Layers;

/// <summary>What a layer computes, each formula stated once.</summary>
internal sealed record LayerNests
{
    /// <summary>From input to output, in training.</summary>
    public ImmutableArray<Nest> Forward { get; init; } = [];

    /// <summary>From input to output in prediction, where that is something else; null where not.</summary>
    public ImmutableArray<Nest>? Prediction { get; init; }

    /// <summary>From the output's gradient to the parameters' sums.</summary>
    public ImmutableArray<Nest> ParameterGradients { get; init; } = [];

    /// <summary>From the output's gradient to the input's.</summary>
    public ImmutableArray<Nest> InputGradient { get; init; } = [];

    /// <summary>From a group's sums to the parameters' gradient.</summary>
    public ImmutableArray<Nest> Folds { get; init; } = [];
}
