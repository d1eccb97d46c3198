using ConvGen.Generator.Inference;
using ConvGen.Generator.Nests;

namespace ConvGen.Generator.Layers;

/// <summary>The tensors that a layer's formulas are about.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="X">Its input, <c>[c, y, x, n]</c>, with the border that it asked for.</param>
/// <param name="Y">Its output.</param>
/// <param name="DX">The input's gradient.</param>
/// <param name="DY">The output's gradient.</param>
internal sealed record LayerTensors(Layer Layer, Tensor X, Tensor Y, Tensor DX, Tensor DY)
{
    /// <summary>Images in a block: the lanes.</summary>
    public const int Lanes = 16;

    /// <summary>The axis of a block's images.</summary>
    public static readonly Axis Block = new("n", Lanes);

    /// <summary>The axis of the images that these tensors hold: a block's, or a single one.</summary>
    public Axis N => new("n", X.Dimensions.Last().Size);

    private readonly List<(Region Region, float[] Values)> constants = [];

    public IReadOnlyList<(Region Region, float[] Values)> ConstantValues => constants;

    /// <summary>A parameter as PyTorch lays it out, or null where the layer has none of that name.</summary>
    public Tensor? Parameter(string name, string letter) =>
        Layer.Parameters.FirstOrDefault(p => p.Name == name) is { } parameter ? Tensor.Dense(letter, Own(name, Space.Parameters), [.. parameter.Shape]) : null;

    /// <summary>A parameter's gradient, of the parameter's shape.</summary>
    public Tensor ParameterGradient(string name, string letter) =>
        Tensor.Dense(letter, Own(name, Space.ParameterGradient), [.. Layer.Parameters.First(p => p.Name == name).Shape]);

    /// <summary>What forward leaves for backward beside its output.</summary>
    public Tensor Kept(string name, string letter, params int[] sizes) => Tensor.Dense(letter, Own(name, Space.Activations), sizes);

    /// <summary>What backward needs for a moment.</summary>
    public Tensor Scratch(string name, string letter, params int[] sizes) => Tensor.Dense(letter, Own(name, Space.Gradients), sizes);

    /// <summary>What a group of images adds up to, before it is folded.</summary>
    public Tensor Sums(string name, string letter, params int[] sizes) => Tensor.Dense(letter, Own(name, Space.Sums), sizes);

    /// <summary>Statistics of the whole batch, each channel's; what writes one ends its phase.</summary>
    public Tensor Statistic(string name, string letter, params int[] sizes) => Tensor.Dense(letter, Own(name, Space.Statistics), sizes);

    /// <summary>What a layer remembers beside its parameters.</summary>
    public Tensor Buffer(string name, string letter, params int[] sizes) => Tensor.Dense(letter, Own(name, Space.Buffers), sizes);

    /// <summary>1 in the lanes that hold an image, 0 in the others of the last block.</summary>
    public Tensor Present(string letter) => Tensor.Dense(letter, new("present", Space.Batch), N.Extent);

    /// <summary>How many images the batch has.</summary>
    public Expr Count(string letter) => Tensor.Dense(letter, new("count", Space.Batch), 1)[0];

    /// <summary>Numbers known now.</summary>
    public Tensor Constant(string name, string letter, float[] values, params int[] sizes)
    {
        var tensor = Tensor.Dense(letter, Own(name, Space.Constants), sizes) with { Values = [.. values] };
        if (constants.All(constant => constant.Region != tensor.Region))
        {
            constants.Add((tensor.Region, values));
        }

        return tensor;
    }

    /// <summary>The nest that folds per-lane sums, <c>[p, n]</c>, into a parameter's gradient.</summary>
    public Nest Fold(string name, Tensor sums)
    {
        var gradient = ParameterGradient(name, name == "bias" ? "db" : "dW");
        var p = new Axis("p", gradient.Length);
        return Nest.Reduce(
            $"{Layer.Name}{Text.UpperFirst(name)}Fold", $"the {name}'s sums, a lane each, folded by halves",
            [p], gradient.Reshape(gradient.Length)[p], ReductionKind.Fold, 0f, [N], sums.Reshape(gradient.Length, N.Extent).As("S")[p, N]);
    }

    private Region Own(string name, Space space) => new($"{Layer.Name}.{name}", space);
}
