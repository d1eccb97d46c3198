using ConvGen.Onnx;

namespace ConvGen.Onnx.Tests.Import;

/// <summary>A small model, written node by node as other programs would.</summary>
internal sealed class Model(long?[] input, long opset = 15)
{
    private readonly List<OnnxNode> _nodes = [];
    private readonly List<OnnxTensor> _initializers = [];
    private string _last = "x";

    public static Model Image(int channels, int height, int width, long opset = 15) => new([null, channels, height, width], opset);

    /// <summary>The name of the last node's output, or <c>x</c>.</summary>
    public string Last => _last;

    public Model Floats(string name, int[] shape, params float[] values)
    {
        _initializers.Add(OnnxTensor.Of(name, shape, values.Length > 0 ? values : Numbers(shape)));
        return this;
    }

    public Model Integers(string name, params long[] values)
    {
        _initializers.Add(OnnxTensor.Of(name, values));
        return this;
    }

    /// <summary>A whole number and no list.</summary>
    public Model Integer(string name, long value)
    {
        _initializers.Add(OnnxTensor.Of(name, value) with { Shape = [] });
        return this;
    }

    /// <summary>A node that reads what the one before gives, and more.</summary>
    public Model Then(string op, params string[] more) => Then(op, [], more);

    public Model Then(string op, (string, object)[] attributes, params string[] more) => Node(op, $"v{_nodes.Count}", attributes, [_last, .. more]);

    /// <summary>Any node; its name is its output's with a slash before it.</summary>
    public Model Node(string op, string output, (string Name, object Value)[] attributes, params string[] inputs)
    {
        _nodes.Add(new($"/{output}", op, inputs, [output], [.. attributes.Select(attribute => new OnnxAttribute(attribute.Name, attribute.Value))]));
        _last = output;
        return this;
    }

    public byte[] Bytes()
    {
        using var stream = new MemoryStream();
        OnnxWriter.Write(new(opset, _nodes, _initializers, [new("x", input)], [new(_last, [])]), "model", stream);
        return stream.ToArray();
    }

    /// <summary>1, 2, 3 and so on.</summary>
    public static float[] Numbers(params int[] shape) => [.. Enumerable.Range(1, shape.Aggregate(1, (product, size) => product * size)).Select(i => (float)i)];
}
