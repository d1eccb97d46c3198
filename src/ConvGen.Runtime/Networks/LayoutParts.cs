using System.Collections.Immutable;
using System.ComponentModel;

namespace ConvGen.CompilerServices;

/// <summary>One parameter tensor.</summary>
/// <param name="Key">Its name in files, such as <c>0.weight</c>.</param>
/// <param name="Shape">Its shape, as PyTorch has it.</param>
/// <param name="Offset">Where it begins in the flat parameters.</param>
/// <param name="FanIn">Inputs that reach one output of the layer.</param>
/// <param name="FanOut">Outputs that one input of the layer reaches, as PyTorch counts them.</param>
/// <param name="IsBias">Whether it is a bias, which initialisers of weights leave alone.</param>
/// <param name="Initial">What all its elements start as, initialisers leaving it alone; drawn at random if null.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record ParameterLayout(string Key, ImmutableArray<int> Shape, int Offset, int FanIn, int FanOut, bool IsBias, float? Initial = null)
{
    /// <summary>Floats in the tensor.</summary>
    public int Length => Sizes.Product(Shape);
}

/// <summary>One tensor that is saved with the parameters, but not learned.</summary>
/// <param name="Key">Its name in files, such as <c>1.running_mean</c>.</param>
/// <param name="Shape">Its shape, as PyTorch has it.</param>
/// <param name="Offset">Where it begins in the flat buffers.</param>
/// <param name="Initial">What all its elements start as.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record BufferLayout(string Key, ImmutableArray<int> Shape, int Offset, float Initial)
{
    /// <summary>Floats in the tensor.</summary>
    public int Length => Sizes.Product(Shape);
}

/// <summary>One layer that normalises by the batch's statistics.</summary>
/// <param name="Key">The layer's name in files, such as <c>1</c>.</param>
/// <param name="Name">The layer's name for users, such as <c>BatchNorm1</c>.</param>
/// <param name="Channels">Channels, each with statistics of its own.</param>
/// <param name="Positions">Values of a channel in an image: height × width.</param>
/// <param name="Momentum">The share of a batch in its running statistics.</param>
/// <param name="MeanBuffer">Where the running mean begins in the flat buffers.</param>
/// <param name="VarianceBuffer">Where the running variance begins in the flat buffers.</param>
/// <param name="SumStatistic">Where the batch's sums begin in its statistics.</param>
/// <param name="SquaresStatistic">Where the batch's sums of squared differences from the mean begin in its statistics.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record NormLayout(
    string Key, string Name, int Channels, int Positions, float Momentum, int MeanBuffer, int VarianceBuffer, int SumStatistic, int SquaresStatistic)
{
    /// <summary>The name in files of how many batches the running statistics have seen.</summary>
    internal string CountKey => $"{Key}.num_batches_tracked";
}

/// <summary>One mask of <c>[element][lane]</c> that is drawn before the first phase forward of each block in training.</summary>
/// <param name="Layer">The layer's index, from which its random numbers are drawn.</param>
/// <param name="Offset">Where it begins in <see cref="Block.Activations"/>.</param>
/// <param name="Length">Elements of an image.</param>
/// <param name="P">The probability with which an element is dropped.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record DropoutLayout(int Layer, int Offset, int Length, float P);

/// <summary>One layer as traces and exporters see it.</summary>
/// <param name="Name">Its name for users, such as <c>Conv1</c>.</param>
/// <param name="Kind">What it is, such as <c>Conv2d</c>.</param>
/// <param name="Shape">Its output's shape: channels, height and width, or features.</param>
/// <param name="Key">Its name in files, such as <c>0</c>.</param>
/// <param name="Options">What it was told beside its shapes.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record LayerLayout(string Name, string Kind, ImmutableArray<int> Shape, string Key = "", params ImmutableArray<OptionLayout> Options)
{
    /// <summary>Floats in the output for an image.</summary>
    public int Length => Sizes.Product(Shape);
}

/// <summary>One thing that a layer was told, such as its stride.</summary>
/// <param name="Name">Such as <c>stride</c>.</param>
/// <param name="Values">Its numbers.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record OptionLayout(string Name, ImmutableArray<double> Values);

/// <summary>A stretch of a work buffer and the value it starts out with.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct Fill(int Offset, int Length, float Value);

/// <summary>The part of a batch's statistics that the end of a phase makes; may be empty.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct StatisticRange(int Offset, int Length);

/// <summary>Lengths of tensors.</summary>
internal static class Sizes
{
    /// <summary>Elements of a tensor of that shape; 1 for a scalar.</summary>
    public static int Product(ImmutableArray<int> shape) => shape.Aggregate(1, (product, size) => product * size);
}
