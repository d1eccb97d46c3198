namespace ConvGen.Generator.Layers.Flatten;

internal sealed partial record FlattenLayer
{
    public override bool IsView => true;

    public override LayerNests State(LayerTensors tensors) => new();
}
