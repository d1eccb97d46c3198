using System.Collections.Immutable;
using System.ComponentModel;

namespace ConvGen.CompilerServices;

/// <summary>What the runtime must know of a generated network to call its kernels and to name its parameters.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record NetworkLayout
{
    /// <summary>Channels of an image, each of which may be normalised in its own way.</summary>
    public int InputChannels { get; init; } = 1;

    /// <summary>Parameter tensors in the order of PyTorch's <c>state_dict</c>.</summary>
    public required ImmutableArray<ParameterLayout> Parameters { get; init; }

    /// <summary>Floats in <see cref="Block.Activations"/>.</summary>
    public required int ActivationsLength { get; init; }

    /// <summary>Floats in <see cref="Block.Gradients"/>.</summary>
    public required int GradientsLength { get; init; }

    /// <summary>Floats in <see cref="Block.Sums"/>.</summary>
    public required int SumsLength { get; init; }

    /// <summary>Phases forward: all blocks end one before any begins the next.</summary>
    public int ForwardPhases { get; init; } = 1;

    /// <summary>Phases back, counted in the order in which they run: 0 follows the last one forward, block by block.</summary>
    public int BackwardPhases { get; init; } = 1;

    /// <summary>Which part of <see cref="Block.Statistics"/> is there after each phase forward but the last.</summary>
    public ImmutableArray<StatisticRange> ForwardStatistics { get; init; } = [];

    /// <summary>Which part of <see cref="Block.Statistics"/> is there after each phase back but the last.</summary>
    public ImmutableArray<StatisticRange> BackwardStatistics { get; init; } = [];

    /// <summary>Floats in <see cref="Block.Statistics"/>.</summary>
    public int StatisticsLength { get; init; }

    /// <summary>Floats in <see cref="Block.Buffers"/>.</summary>
    public int BuffersLength { get; init; }

    /// <summary>Tensors that are saved with the parameters, but not learned.</summary>
    public ImmutableArray<BufferLayout> Buffers { get; init; } = [];

    /// <summary>Layers that normalise by the batch's statistics and keep running ones.</summary>
    public ImmutableArray<NormLayout> Norms { get; init; } = [];

    /// <summary>Masks that are drawn for each block in training.</summary>
    public ImmutableArray<DropoutLayout> Dropouts { get; init; } = [];

    /// <summary>Whether predictions have a program of their own; if not, they run the first phase forward.</summary>
    public bool HasPrediction { get; init; }

    /// <summary>Floats in <see cref="Block.Activations"/> of a prediction that has a program of its own.</summary>
    public int PredictionLength { get; init; }

    /// <summary>Parts of <see cref="Block.Activations"/> that start out as something other than zero (borders of minus infinity).</summary>
    public ImmutableArray<Fill> Fills { get; init; } = [];

    /// <summary>The same for a prediction that has a program of its own.</summary>
    public ImmutableArray<Fill> PredictionFills { get; init; } = [];

    /// <summary>So many images, left over by whole blocks, are predicted one at a time; 0 if there are no kernels for that, and as many as fill a block or more if all images are.</summary>
    public int SingleUpTo { get; init; }

    /// <summary>Floats in <see cref="Block.Activations"/> for a single image.</summary>
    public int SingleLength { get; init; }

    /// <summary>Parts of them that start out as something other than zero.</summary>
    public ImmutableArray<Fill> SingleFills { get; init; } = [];

    /// <summary>Floats in <see cref="Block.Packed"/>.</summary>
    public int PackedLength { get; init; }

    /// <summary>The shape of an image: channels, height and width.</summary>
    public ImmutableArray<int> Input { get; init; } = [];

    /// <summary>Every layer in its order, for traces and exporters.</summary>
    public ImmutableArray<LayerLayout> Layers { get; init; } = [];

    /// <summary>Floats in all parameters together.</summary>
    public int ParametersLength => Parameters.Sum(p => p.Length);

    /// <summary>Whether a block needs no other block on its way forward and back.</summary>
    internal bool HasOnePhase => ForwardPhases == 1 && BackwardPhases == 1;
}
