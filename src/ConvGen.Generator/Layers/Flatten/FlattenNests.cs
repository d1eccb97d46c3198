using ConvGen.Generator.Nests;
using ConvGen.Generator.Planning;

namespace ConvGen.Generator.Layers.Flatten;

internal sealed partial record FlattenLayer
{
    /// <summary>Features come in the order of channels, rows and columns: that in which they lie, but where channels are innermost.</summary>
    public override bool IsView(Purpose purpose) => purpose != Purpose.Single || InputShape.IsFlat;

    public override LayerNests State(LayerTensors tensors)
    {
        Axis c = new("c", InputShape.Channels), y = new("y", InputShape.Height), x = new("x", InputShape.Width), n = tensors.N;
        return new()
        {
            Forward = [Nest.Map($"{Name}Forward", "the features in their order", [c, y, x, n], tensors.Y.Flat()[(y.Extent * x.Extent * c) + (x.Extent * y) + x, n], tensors.X[c, y, x, n])],
        };
    }
}
