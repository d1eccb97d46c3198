using ConvGen.Generator.Nests;

namespace ConvGen.Generator.Layers.ReLU;

internal sealed partial record ReLULayer
{
    // Comparisons are false for not-a-number, which passes through both ways as in PyTorch.
    public override LayerNests State(LayerTensors tensors) =>
        Elementwise.State(
            tensors, z => new Choose(Comparison.Less, z, 0f, 0f, z), (da, a) => new Choose(Comparison.LessOrEqual, a, 0f, 0f, da));
}
