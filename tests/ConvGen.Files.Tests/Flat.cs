using System.Numerics.Tensors;

namespace ConvGen.Files.Tests;

/// <summary>A view's numbers, to be compared.</summary>
internal static class Flat
{
    public static float[] Numbers(this TensorSpan<float> tensor)
    {
        var numbers = new float[tensor.FlattenedLength];
        tensor.FlattenTo(numbers);
        return numbers;
    }
}
