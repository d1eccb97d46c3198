using ConvGen.Generator.Nests;

namespace ConvGen.Generator.Layers.Sigmoid;

internal sealed partial record SigmoidLayer
{
    public override LayerNests State(LayerTensors tensors) =>
        Elementwise.State(tensors, z => new Call("Sigmoid", z), (da, a) => da * (a * ((Expr)1f - a)));
}
