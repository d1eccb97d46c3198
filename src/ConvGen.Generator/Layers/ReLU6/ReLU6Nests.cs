using ConvGen.Generator.Nests;

namespace ConvGen.Generator.Layers.ReLU6;

internal sealed partial record ReLU6Layer
{
    public override LayerNests State(LayerTensors tensors) =>
        Elementwise.State(
            tensors,
            z => new Choose(Comparison.Less, z, 0f, 0f, new Choose(Comparison.Less, 6f, z, 6f, z)),
            (da, a) => new Choose(Comparison.LessOrEqual, a, 0f, 0f, new Choose(Comparison.LessOrEqual, 6f, a, 0f, da)));
}
