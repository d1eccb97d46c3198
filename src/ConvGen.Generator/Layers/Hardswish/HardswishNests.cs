using ConvGen.Generator.Nests;

namespace ConvGen.Generator.Layers.Hardswish;

internal sealed partial record HardswishLayer
{
    // The outer pieces are constant or the identity, so that infinities come out as their limits.
    public override LayerNests State(LayerTensors tensors) =>
        Elementwise.State(
            tensors,
            z => Pieces(z, 0f, z * (z + 3f) / 6f, z),
            (da, _, z) => Pieces(z, 0f, da * ((z / 3f) + 0.5f), da));

    private static Expr Pieces(Expr z, Expr below, Expr between, Expr above) =>
        new Choose(Comparison.LessOrEqual, z, -3f, below, new Choose(Comparison.LessOrEqual, 3f, z, above, between));
}
