using ConvGen.Generator.Nests;

namespace ConvGen.Generator.Layers.SiLU;

internal sealed partial record SiLULayer
{
    public override LayerNests State(LayerTensors tensors) =>
        Elementwise.State(tensors, z => new Call("SiLU", z), (da, _, z) => da * new Call("SiLUDerivative", z));
}
