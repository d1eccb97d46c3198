using System.Collections.Immutable;
using System.ComponentModel;

namespace ConvGen.CompilerServices;

/// <summary>What the runtime must know of a generated network to call its kernels and to name its parameters.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record NetworkLayout
{
    /// <summary>Parameter tensors in the order of PyTorch's <c>state_dict</c>.</summary>
    public required ImmutableArray<ParameterLayout> Parameters { get; init; }

    /// <summary>Floats in <see cref="Block.Activations"/>.</summary>
    public required int ActivationsLength { get; init; }

    /// <summary>Floats in <see cref="Block.Gradients"/>.</summary>
    public required int GradientsLength { get; init; }

    /// <summary>Floats in <see cref="Block.Sums"/>.</summary>
    public required int SumsLength { get; init; }

    /// <summary>Phases: all blocks end one before any begins the next.</summary>
    public int Phases { get; init; } = 1;

    /// <summary>Parts of <see cref="Block.Activations"/> that start out as something other than zero (borders of minus infinity).</summary>
    public ImmutableArray<Fill> Fills { get; init; } = [];

    /// <summary>Floats in all parameters together.</summary>
    public int ParametersLength => Parameters.Sum(p => p.Length);
}

/// <summary>One parameter tensor.</summary>
/// <param name="Key">Its name in files, such as <c>0.weight</c>.</param>
/// <param name="Shape">Its shape, as PyTorch has it.</param>
/// <param name="Offset">Where it begins in the flat parameters.</param>
/// <param name="FanIn">Inputs that reach one output of the layer.</param>
/// <param name="FanOut">Outputs that one input of the layer reaches, as PyTorch counts them.</param>
/// <param name="IsBias">Whether it is a bias, which initialisers of weights leave alone.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record ParameterLayout(string Key, ImmutableArray<int> Shape, int Offset, int FanIn, int FanOut, bool IsBias)
{
    /// <summary>Floats in the tensor.</summary>
    public int Length => Shape.Aggregate(1, (product, size) => product * size);
}

/// <summary>A stretch of a work buffer and the value it starts out with.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct Fill(int Offset, int Length, float Value);
