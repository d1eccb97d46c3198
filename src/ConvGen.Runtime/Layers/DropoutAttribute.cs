namespace ConvGen;

/// <summary>In training, zero in place of values chosen at random, the others times 1 / (1 − p); nothing when predicting. PyTorch's <c>nn.Dropout</c>. The shape stays.</summary>
/// <param name="p">The chance of a value to be left out, from 0 to 1.</param>
public sealed class DropoutAttribute(float p = 0.5f) : LayerAttribute
{
    /// <summary>The chance of a value to be left out.</summary>
    public float P { get; } = p;
}
