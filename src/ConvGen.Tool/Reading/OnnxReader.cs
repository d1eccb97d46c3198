using ConvGen.Onnx;
using static ConvGen.Tool.Reading.ProtobufReader;

namespace ConvGen.Tool.Reading;

/// <summary>Reads the part of ONNX's format that <see cref="OnnxModel"/> holds; the rest is skipped.</summary>
internal static class OnnxReader
{
    private const int OldestOpset = 6, NewestOpset = 24;

    /// <summary>Reads a model.</summary>
    /// <exception cref="RefusedException">The file is damaged, or of a version that is not known.</exception>
    /// <exception cref="IOException">The file cannot be read, or is not there.</exception>
    public static OnnxModel Read(string path)
    {
        // An array holds no more, and neither does a message.
        if (new FileInfo(path) is { Exists: true, Length: > int.MaxValue } file)
        {
            throw new RefusedException($"{path}: the file has {file.Length} bytes; expected at most {int.MaxValue}");
        }

        OnnxModel model;
        try
        {
            model = Model(File.ReadAllBytes(path), new OnnxTensorReader(path));
        }
        catch (FormatException e)
        {
            throw new RefusedException($"{path}: not an ONNX model, or damaged: {e.Message}", e);
        }

        return model.Opset is >= OldestOpset and <= NewestOpset ? model
            : throw new RefusedException($"{path}: ONNX's operators are of version {model.Opset}; expected {OldestOpset} to {NewestOpset}");
    }

    private static OnnxModel Model(ReadOnlyMemory<byte> bytes, OnnxTensorReader tensors)
    {
        ReadOnlyMemory<byte>? graph = null;
        long opset = 0;
        foreach (var field in Fields(bytes))
        {
            switch (field.Number)
            {
                case OnnxFields.Model.Graph:
                    graph = Bytes(field);
                    break;
                case OnnxFields.Model.OpsetImport:
                    var set = Fields(Bytes(field)).ToList();
                    if (set.Where(own => own.Number == OnnxFields.OperatorSet.Domain).Select(Text).LastOrDefault("") is "" or "ai.onnx")
                    {
                        opset = set.Where(own => own.Number == OnnxFields.OperatorSet.Version).Select(Integer).LastOrDefault();
                    }

                    break;
            }
        }

        return graph is null ? throw new FormatException("there is no graph") : Graph(graph.Value, opset, tensors);
    }

    private static OnnxModel Graph(ReadOnlyMemory<byte> bytes, long opset, OnnxTensorReader tensors)
    {
        List<OnnxNode> nodes = [];
        List<OnnxTensor> initializers = [];
        List<OnnxValue> inputs = [], outputs = [];
        foreach (var field in Fields(bytes))
        {
            switch (field.Number)
            {
                case OnnxFields.Graph.Node:
                    nodes.Add(Node(Bytes(field), tensors));
                    break;
                case OnnxFields.Graph.Initializer:
                    initializers.Add(tensors.Read(Bytes(field)));
                    break;
                case OnnxFields.Graph.Input:
                    inputs.Add(Value(Bytes(field)));
                    break;
                case OnnxFields.Graph.Output:
                    outputs.Add(Value(Bytes(field)));
                    break;
            }
        }

        return new(opset, nodes, initializers, inputs, outputs);
    }

    private static OnnxNode Node(ReadOnlyMemory<byte> bytes, OnnxTensorReader tensors)
    {
        string name = "", op = "", domain = "";
        List<string> inputs = [], outputs = [];
        List<OnnxAttribute> attributes = [];
        foreach (var field in Fields(bytes))
        {
            switch (field.Number)
            {
                case OnnxFields.Node.Input:
                    inputs.Add(Text(field));
                    break;
                case OnnxFields.Node.Output:
                    outputs.Add(Text(field));
                    break;
                case OnnxFields.Node.Name:
                    name = Text(field);
                    break;
                case OnnxFields.Node.Operator:
                    op = Text(field);
                    break;
                case OnnxFields.Node.Domain:
                    domain = Text(field);
                    break;
                case OnnxFields.Node.Attribute:
                    attributes.Add(Attribute(Bytes(field), tensors));
                    break;
            }
        }

        return new(name, op, inputs, outputs, attributes) { Domain = domain == "ai.onnx" ? "" : domain };
    }

    private static OnnxAttribute Attribute(ReadOnlyMemory<byte> bytes, OnnxTensorReader tensors)
    {
        var name = "";
        long type = 0;
        var (number, integer, text) = (0f, 0L, "");
        OnnxTensor? tensor = null;
        List<float> floats = [];
        List<long> integers = [];
        foreach (var field in Fields(bytes))
        {
            switch (field.Number)
            {
                case OnnxFields.Attribute.Name:
                    name = Text(field);
                    break;
                case OnnxFields.Attribute.Type:
                    type = Integer(field);
                    break;
                case OnnxFields.Attribute.Float:
                    number = Float(field);
                    break;
                case OnnxFields.Attribute.Integer:
                    integer = Integer(field);
                    break;
                case OnnxFields.Attribute.Text:
                    text = Text(field);
                    break;
                case OnnxFields.Attribute.Tensor:
                    tensor = tensors.Read(Bytes(field));
                    break;
                case OnnxFields.Attribute.Floats:
                    var some = Fixed(field, sizeof(float));
                    for (var i = 0; i < some.Length; i += sizeof(float))
                    {
                        floats.Add(System.Buffers.Binary.BinaryPrimitives.ReadSingleLittleEndian(some.Span[i..]));
                    }

                    break;
                case OnnxFields.Attribute.Integers:
                    integers.AddRange(Integers(field));
                    break;
            }
        }

        return new(name, type switch
        {
            OnnxFields.AttributeType.Float => number,
            OnnxFields.AttributeType.Integer => integer,
            OnnxFields.AttributeType.Text => text,
            OnnxFields.AttributeType.Tensor => tensor,
            OnnxFields.AttributeType.Floats => floats.ToArray(),
            OnnxFields.AttributeType.Integers => integers.ToArray(),
            _ => null,
        });
    }

    private static OnnxValue Value(ReadOnlyMemory<byte> bytes)
    {
        var name = Fields(bytes).Where(field => field.Number == OnnxFields.Value.Name).Select(Text).LastOrDefault("");
        var shape = Inside(Inside(Inside(bytes, OnnxFields.Value.Type), OnnxFields.Type.Tensor), OnnxFields.TypeTensor.Shape);
        return new(name, shape is null ? null : [.. Fields(shape.Value).Where(field => field.Number == OnnxFields.Shape.Dimension).Select(Size)]);

        static ReadOnlyMemory<byte>? Inside(ReadOnlyMemory<byte>? message, int field) =>
            message is null ? null : Fields(message.Value).Where(own => own.Number == field).Select(own => (ReadOnlyMemory<byte>?)Bytes(own)).LastOrDefault();

        static long? Size(ProtobufField dimension) =>
            Fields(Bytes(dimension)).Where(own => own.Number == OnnxFields.Dimension.Size).Select(own => (long?)Integer(own)).LastOrDefault() is { } size and > 0 ? size : null;
    }
}
