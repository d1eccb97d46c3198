using System.Collections.Immutable;
using System.Numerics;

namespace ConvGen.Tests.Reference;

/// <summary>The written definition of an operation: which terms, in which order, rounded how.</summary>
internal abstract record Layer(Shape Input, Shape Output)
{
    /// <summary>Parameter tensors in PyTorch's order.</summary>
    public virtual ImmutableArray<Parameter> Parameters => [];

    /// <summary>What is neither a parameter nor an image's: running statistics.</summary>
    public virtual ImmutableArray<Buffer> Buffers => [];

    public int ParametersLength => Parameters.Sum(p => p.Length);

    public int BuffersLength => Buffers.Sum(b => b.Length);

    /// <summary>One image, as in prediction.</summary>
    public abstract void Predict<T>(Values<T> values, FeatureMap<T> x, FeatureMap<T> y)
        where T : IBinaryFloatingPointIeee754<T>;

    /// <summary>A batch, as in training.</summary>
    public abstract void Forward<T>(Values<T> values, FeatureMap<T>[] x, FeatureMap<T>[] y)
        where T : IBinaryFloatingPointIeee754<T>;

    /// <summary>Fills <paramref name="dx"/>, which is zero, from <paramref name="dy"/>, all of them after <see cref="Forward"/> of the same batch.</summary>
    public abstract void InputGradient<T>(Values<T> values, FeatureMap<T>[] x, FeatureMap<T>[] y, FeatureMap<T>[] dy, FeatureMap<T>[] dx)
        where T : IBinaryFloatingPointIeee754<T>;

    /// <summary>Fills <paramref name="gradient"/> with the sum over the batch.</summary>
    public virtual void ParameterGradient<T>(Values<T> values, FeatureMap<T>[] x, FeatureMap<T>[] dy, Span<T> gradient)
        where T : IBinaryFloatingPointIeee754<T>
    {
    }

    /// <summary>Changes <paramref name="buffers"/> as a step of training on <paramref name="x"/> does.</summary>
    public virtual void UpdateBuffers<T>(FeatureMap<T>[] x, Span<T> buffers)
        where T : IBinaryFloatingPointIeee754<T>
    {
    }
}

/// <summary>A parameter tensor: <c>weight</c> or <c>bias</c>.</summary>
internal sealed record Parameter(string Name, ImmutableArray<int> Shape)
{
    public int Length => Shape.Aggregate(1, (product, size) => product * size);
}

/// <summary>A vector of a layer that training keeps: <c>running_mean</c>, <c>running_var</c>.</summary>
internal sealed record Buffer(string Name, int Length, float Initial);
