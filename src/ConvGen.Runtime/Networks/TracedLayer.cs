using System.Collections.Immutable;
using System.Numerics.Tensors;
using ConvGen.CompilerServices;

namespace ConvGen;

/// <summary>What one layer gave for an image.</summary>
public sealed class TracedLayer
{
    private readonly float[] _values;

    internal TracedLayer(LayerLayout layout, float[] values) => (Name, Kind, Shape, _values) = (layout.Name, layout.Kind, layout.Shape, values);

    /// <summary>Its name, such as <c>Conv1</c>.</summary>
    public string Name { get; }

    /// <summary>What it is, such as <c>Conv2d</c>.</summary>
    public string Kind { get; }

    /// <summary>The shape of its output: channels, height and width, or features.</summary>
    public ImmutableArray<int> Shape { get; }

    /// <summary>Its output, row-major.</summary>
    public ReadOnlySpan<float> Values => _values;

    /// <summary>Its output in its shape; a view.</summary>
    public ReadOnlyTensorSpan<float> Tensor => Views.Of(_values, Shape);
}
