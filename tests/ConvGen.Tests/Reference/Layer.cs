using System.Collections.Immutable;
using System.Numerics;

namespace ConvGen.Tests.Reference;

/// <summary>The written definition of an operation, one image at a time: which terms, in which order, rounded how.</summary>
internal abstract record Layer(Shape Input, Shape Output)
{
    /// <summary>Parameter tensors in PyTorch's order.</summary>
    public virtual ImmutableArray<Parameter> Parameters => [];

    public int ParametersLength => Parameters.Sum(p => p.Length);

    public abstract void Forward<T>(Functions<T> functions, ReadOnlySpan<T> parameters, FeatureMap<T> x, FeatureMap<T> y)
        where T : IBinaryFloatingPointIeee754<T>;

    /// <summary>Fills <paramref name="dx"/>, which is zero, from <paramref name="dy"/>.</summary>
    public abstract void InputGradient<T>(ReadOnlySpan<T> parameters, FeatureMap<T> x, FeatureMap<T> y, FeatureMap<T> dy, FeatureMap<T> dx)
        where T : IBinaryFloatingPointIeee754<T>;

    /// <summary>Fills <paramref name="gradient"/> with the sum over a group of images.</summary>
    public virtual void ParameterGradient<T>(ReadOnlySpan<FeatureMap<T>> x, ReadOnlySpan<FeatureMap<T>> dy, Span<T> gradient)
        where T : IBinaryFloatingPointIeee754<T>
    {
    }
}

/// <summary>A parameter tensor: <c>weight</c> or <c>bias</c>.</summary>
internal sealed record Parameter(string Name, ImmutableArray<int> Shape)
{
    public int Length => Shape.Aggregate(1, (product, size) => product * size);
}
