using ConvGen.Onnx;

namespace ConvGen.Tool.Import.Operators;

/// <summary>Brings constant tensors into the forms that layers want.</summary>
internal static class Tensors
{
    /// <summary>A vector of floats, one for each channel or feature, whatever axes of one element stand around it.</summary>
    public static OnnxTensor Vector(NodeReader node, OnnxTensor tensor, int length, string what) =>
        tensor.Floats is { } floats && floats.Length == length && tensor.Shape.Count(size => size > 1) <= 1
            ? OnnxTensor.Of(tensor.Name, [length], floats)
            : throw node.Refuse($"has {NodeReader.Shape(tensor)} for its {what}; expected {length} floats");

    /// <summary>A vector behind the axis of channels or features: <c>[C, 1, 1]</c> of an image, <c>[F]</c> of features.</summary>
    public static bool IsByChannel(Value value, OnnxTensor tensor)
    {
        var after = value.IsImage ? value.Layout.Length - 1 - value.Layout.IndexOf('C', StringComparison.Ordinal) : 0;
        var axis = tensor.Shape.Count - 1 - after;
        return tensor.Floats is { } floats && axis >= 0 && tensor.Shape[axis] == value.Shape[0] && floats.Length == value.Shape[0];
    }

    public static OnnxTensor Map(OnnxTensor tensor, Func<float, float> map) => tensor with { Floats = Array.ConvertAll(tensor.Floats!.Value.ToArray(), value => map(value)) };

    /// <summary>A matrix with rows and columns exchanged.</summary>
    public static OnnxTensor Transposed(OnnxTensor matrix) =>
        OnnxTensor.Of(matrix.Name, [matrix.Shape[1], matrix.Shape[0]], AdaptivePool.Transposed(matrix.Floats!.Value.ToArray(), matrix.Shape[0]));

    /// <summary>A linear layer's weight whose columns are moved to the features that they meant before flattening.</summary>
    public static OnnxTensor Unflattened(OnnxTensor weight, FlattenedFrom? from)
    {
        if (from is null)
        {
            return weight;
        }

        var places = from.Places();
        var old = weight.Floats!.Value.Span;
        var values = new float[old.Length];
        for (var row = 0; row < weight.Shape[0]; row++)
        {
            for (var i = 0; i < places.Length; i++)
            {
                values[(row * places.Length) + i] = old[(row * places.Length) + places[i]];
            }
        }

        return OnnxTensor.Of(weight.Name, weight.Shape, values);
    }
}
