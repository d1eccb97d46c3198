using ConvGen.Generator.Nests;

namespace ConvGen.Generator.Layers.LeakyReLU;

internal sealed partial record LeakyReLULayer
{
    // The sign of the output is that of the input, unless the slope turns it over.
    public override LayerNests State(LayerTensors tensors) =>
        Elementwise.State(
            tensors,
            z => new Choose(Comparison.Less, z, 0f, z * NegativeSlope, z),
            (da, a, z) => new Choose(Comparison.LessOrEqual, NegativeSlope < 0 ? z : a, 0f, da * NegativeSlope, da));
}
