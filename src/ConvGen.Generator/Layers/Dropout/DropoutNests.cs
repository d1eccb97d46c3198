using ConvGen.Generator.Nests;
using ConvGen.Generator.Planning;

namespace ConvGen.Generator.Layers.Dropout;

internal sealed partial record DropoutLayer
{
    public override bool IsView(Purpose purpose) => purpose != Purpose.Training;

    // The runtime draws the mask before a block goes forward.
    public override LayerNests State(LayerTensors tensors)
    {
        var (axes, z, a, dz, da) = Elementwise.Elements(tensors);
        var mask = Mask(tensors)[[.. axes.Select(axis => (Affine)axis)]];
        return new()
        {
            Forward = [Nest.Map($"{Name}Forward", "Dropout: 0 for what is dropped, more of the rest", axes, a, z * mask)],
            InputGradient = [Nest.Map($"{Name}InputGradient", "back through Dropout", axes, dz, da * mask)],
        };
    }

    /// <summary>The region of the factors.</summary>
    public Region MaskRegion => new($"{Name}.mask", Space.Activations);

    /// <summary>The factors of a block: 0, or 1 / (1 - P).</summary>
    private Tensor Mask(LayerTensors tensors) => OutputShape.IsFlat
        ? tensors.Kept("mask", "K", OutputShape.Length, tensors.N.Extent)
        : tensors.Kept("mask", "K", OutputShape.Channels, OutputShape.Height, OutputShape.Width, tensors.N.Extent);
}
