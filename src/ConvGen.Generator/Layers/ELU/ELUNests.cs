using ConvGen.Generator.Nests;

namespace ConvGen.Generator.Layers.ELU;

internal sealed partial record ELULayer
{
    // Below zero the output is α·eᶻ - α, so its derivative is the output and α. Its sign is that of the input, unless α turns it over.
    public override LayerNests State(LayerTensors tensors) =>
        Elementwise.State(
            tensors,
            z => new Choose(Comparison.Less, z, 0f, Alpha * (Expr)new Call("Expm1", z), z),
            (da, a, z) => new Choose(Comparison.LessOrEqual, Alpha < 0 ? z : a, 0f, da * (a + Alpha), da));
}
