using ConvGen.Onnx;

namespace ConvGen.Tool.Import.Operators;

/// <summary>Conv, and the padding before it that is no layer of its own.</summary>
internal static class Convolutions
{
    public static Value Conv(NodeReader node)
    {
        var image = node.Image();
        var weight = node.Constant(1);
        if (weight is not { Shape: [>= 1, >= 1, >= 1, >= 1], Floats: not null })
        {
            throw node.Refuse($"has {NodeReader.Shape(weight)} for its weight; expected floats [out, in / groups, height, width]");
        }

        int outputs = weight.Shape[0], groups = node.Integer("group", 1);
        if (groups < 1 || outputs % groups != 0 || weight.Shape[1] * (long)groups != image.Shape[0])
        {
            throw node.Refuse($"has {NodeReader.Shape(weight)} for its weight and {groups} groups; expected them to fit the {image.Shape[0]} channels that it reads");
        }

        var kernel = (weight.Shape[2], weight.Shape[3]);
        if (node.Attribute<long[]?>("kernel_shape", null) is { } told && !told.SequenceEqual([kernel.Item1, kernel.Item2]))
        {
            throw node.Refuse($"has kernel_shape [{string.Join(", ", told)}] and {NodeReader.Shape(weight)} for its weight");
        }

        var bias = node.OptionalConstant(2) is { } own ? Tensors.Vector(node, own, outputs, "bias") : null;
        var window = Windows.Read(node, kernel, image);
        var mode = PaddingMode.Zeros;
        if (!window.IsPadded && image.Step is PadStep { Layer: null, Mode: not PaddingMode.Zeros } pad)
        {
            mode = pad.Mode;
            window = window with { Top = pad.Window.Top, Left = pad.Window.Left, Bottom = pad.Window.Bottom, Right = pad.Window.Right };
            image = image.Before!;
        }

        return Windows.Move(node, image, new ConvolutionStep(node.Node, weight, bias, window, groups, mode, IsConstant(node)), window, outputs);
    }

    // The runtime's own exporter marks kernels that nothing trains.
    private static bool IsConstant(NodeReader node) => node.Node.Name.Length > 0 && node.Node.Inputs[1] == $"{node.Node.Name}.{Convolution.ConstantWeights}";
}
