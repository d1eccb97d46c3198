using ConvGen.Generator.Nests;

namespace ConvGen.Generator.Layers.GELU;

internal sealed partial record GELULayer
{
    public override LayerNests State(LayerTensors tensors) =>
        Elementwise.State(tensors, z => new Call("GELU", z), (da, _, z) => da * new Call("GELUDerivative", z));
}
