using ConvGen.Generator.Nests;

namespace ConvGen.Generator.Layers.Tanh;

internal sealed partial record TanhLayer
{
    public override LayerNests State(LayerTensors tensors) =>
        Elementwise.State(tensors, z => new Call("Tanh", z), (da, a) => da * new FusedMultiplyAdd((Expr)0f - a, a, 1f));
}
