using System.Collections.Immutable;

namespace ConvGen.Generator.Nests;

/// <summary>A dimension of a tensor: indices from <paramref name="Low"/> (below zero where there is a border), and how far apart they lie.</summary>
internal sealed record Dimension(int Low, int Size, int Stride);

/// <summary>The memory that a region is a part of.</summary>
internal enum Space
{
    Images,
    Outputs,
    OutputGradient,
    InputGradient,
    Parameters,
    ParameterGradient,
    Activations,
    Gradients,
    Sums,
    Constants,
    Buffers,
    Statistics,
    Batch,
    Packed,
}

/// <summary>A stretch of memory that a plan finds a place for.</summary>
internal sealed record Region(string Name, Space Space)
{
    private readonly int hash = StringComparer.Ordinal.GetHashCode(Name) ^ (int)Space;

    // Every element is looked up by its region.
    public override int GetHashCode() => hash;

    public override string ToString() => $"{Space}.{Name}";
}

/// <summary>A tensor under the letter that it has in a formula, and where a plan keeps it.</summary>
/// <param name="Letter">Its name in the formula: X, W, dY.</param>
/// <param name="Region">What the plan knows it by.</param>
/// <param name="Dimensions">Outermost first; strides are in floats.</param>
internal sealed record Tensor(string Letter, Region Region, ImmutableArray<Dimension> Dimensions)
{
    /// <summary>A dense row-major tensor without a border.</summary>
    public static Tensor Dense(string letter, Region region, params int[] sizes) => Bordered(letter, region, sizes, new int[sizes.Length], new int[sizes.Length]);

    /// <summary>A row-major tensor with room for <paramref name="before"/> and <paramref name="after"/> indices around each dimension.</summary>
    public static Tensor Bordered(string letter, Region region, int[] sizes, int[] before, int[] after)
    {
        var dimensions = new Dimension[sizes.Length];
        int stride = 1;
        for (int d = sizes.Length - 1; d >= 0; d--)
        {
            int size = before[d] + sizes[d] + after[d];
            dimensions[d] = new(-before[d], size, stride);
            stride *= size;
        }

        return new(letter, region, [.. dimensions]);
    }

    /// <summary>The elements where they are known now, in row-major order.</summary>
    public ImmutableArray<float> Values { get; init; } = [];

    public bool IsKnown => !Values.IsEmpty;

    /// <summary>Floats from the first element to behind the last.</summary>
    public int Length => Dimensions.Select(dimension => dimension.Size * dimension.Stride).DefaultIfEmpty(1).Max();

    /// <summary>Floats of the region that lie in front of this view: a kernel is handed the memory behind them.</summary>
    public int Start { get; init; }

    public Tensor As(string letter) => this with { Letter = letter };

    /// <summary>The same memory, seen as a dense tensor of other sizes.</summary>
    public Tensor Reshape(params int[] sizes)
    {
        var dense = Dense(Letter, Region, sizes);
        return dense.Length == Length ? dense : throw new ArgumentException($"{Region} has {Length} floats and cannot be seen as {string.Join("x", sizes)}");
    }

    /// <summary>The same memory with a dimension seen as two: <paramref name="parts"/> of equal size.</summary>
    public Tensor Split(int dimension, int parts)
    {
        var (size, stride) = (Dimensions[dimension].Size / parts, Dimensions[dimension].Stride);
        return this with { Dimensions = Dimensions.SetItem(dimension, new(0, size, stride)).Insert(dimension, new(0, parts, size * stride)) };
    }

    /// <summary>The same memory without a dimension of one element.</summary>
    public Tensor Without(int dimension) => this with { Dimensions = Dimensions.RemoveAt(dimension) };

    /// <summary>A flat shape's tensor <c>[c, 1, 1, n]</c> as <c>[k, n]</c>.</summary>
    public Tensor Flat() => Without(2).Without(1);

    /// <summary>The same memory, counted from the border's corner.</summary>
    public Tensor FromCorner() => this with { Dimensions = [.. Dimensions.Select(dimension => dimension with { Low = 0 })] };

    /// <summary>Where an element lies, in floats from the beginning.</summary>
    public Affine AddressOf(ImmutableArray<Affine> index)
    {
        var sum = new Affine.Sum();
        for (int d = 0; d < Dimensions.Length; d++)
        {
            sum.Add(Dimensions[d].Stride, (d < index.Length ? index[d] : 0) - Dimensions[d].Low);
        }

        return sum.Total;
    }

    public Load this[params Affine[] index] =>
        index.Length == Dimensions.Length ? new(this, [.. index]) : throw new ArgumentException($"{Letter} has {Dimensions.Length} dimensions, not {index.Length}");
}
