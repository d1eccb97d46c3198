using ConvGen.Generator.Inference;

namespace ConvGen.Generator.Layers.Softmax;

/// <summary>eˣ divided by its sum over the channels at each position, or over all features.</summary>
internal sealed partial record SoftmaxLayer(LayerHead Head)
    : Layer(Head, Head.InputShape, [])
{
    // The maximum, the sum of the powers, the quotient.
    public override long Terms => 3L * OutputShape.Length;

    public override ValueRange Values(ValueRange input) => InputShape.Channels == 1 ? new(1, 1) : new(0, 1);
}
