namespace ConvGen.Onnx;

/// <summary>A graph while it is built: one value goes through it, and each layer replaces it.</summary>
internal sealed class OnnxGraph
{
    private readonly string _input;
    private readonly List<OnnxNode> _nodes = [];
    private readonly List<OnnxTensor> _initializers = [];

    public OnnxGraph(string input) => Value = _input = input;

    /// <summary>The value that the next layer reads.</summary>
    public string Value { get; set; }

    /// <summary>Adds an operation of a layer and gives the name of its output.</summary>
    /// <param name="op">ONNX's operator.</param>
    /// <param name="layer">Whose it is.</param>
    /// <param name="part">What of the layer it is, such as <c>pad</c>; empty if it is the layer itself.</param>
    /// <param name="inputs">Names of values.</param>
    /// <param name="attributes">What it is told.</param>
    public string Add(string op, LayerInfo layer, string part, IReadOnlyList<string> inputs, params (string Name, object Value)[] attributes)
    {
        var name = Name(layer, part);
        _nodes.Add(new(name, op, inputs, [name], [.. attributes.Select(attribute => new OnnxAttribute(attribute.Name, attribute.Value))]));
        return name;
    }

    /// <summary>Adds an operation that reads the value and replaces it.</summary>
    public void Then(string op, LayerInfo layer, string part, IReadOnlyList<string> moreInputs, params (string Name, object Value)[] attributes) =>
        Value = Add(op, layer, part, [Value, .. moreInputs], attributes);

    /// <summary>A tensor of the layer under its PyTorch name.</summary>
    public string Learned(LayerInfo layer, string name)
    {
        var tensor = layer.Tensors[name];
        _initializers.Add(OnnxTensor.Of(tensor.Key, tensor.Shape, tensor.Values));
        return tensor.Key;
    }

    /// <summary>Floats that the layer is made with.</summary>
    public string Floats(LayerInfo layer, string part, IReadOnlyList<int> shape, params float[] values) => Initializer(OnnxTensor.Of(Name(layer, part), shape, values));

    /// <summary>Whole numbers that the layer is made with.</summary>
    public string Integers(LayerInfo layer, string part, params long[] values) => Initializer(OnnxTensor.Of(Name(layer, part), values));

    /// <summary>Whole numbers in a matrix.</summary>
    public string Integers(LayerInfo layer, string part, IReadOnlyList<int> shape, long[] values) =>
        Initializer(OnnxTensor.Of(Name(layer, part), values) with { Shape = shape });

    /// <summary>The whole model; what the last layer gave is its output.</summary>
    public OnnxModel Finish(long opset, IReadOnlyList<int> inputShape, string output, IReadOnlyList<int> outputShape)
    {
        // A network that predicts its input has no node of its own.
        if (_nodes.Count == 0)
        {
            _nodes.Add(new("Identity", "Identity", [Value], [Value], []));
        }

        _nodes[^1] = _nodes[^1] with { Outputs = [output] };
        return new(opset, _nodes, _initializers, [Described(_input, inputShape)], [Described(output, outputShape)]);
    }

    private string Initializer(OnnxTensor tensor)
    {
        _initializers.Add(tensor);
        return tensor.Name;
    }

    private static OnnxValue Described(string name, IReadOnlyList<int> shape) => new(name, [null, .. shape.Select(size => (long?)size)]);

    private static string Name(LayerInfo layer, string part) => part.Length == 0 ? layer.Name : $"{layer.Name}.{part}";
}
