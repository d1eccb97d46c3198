using System.Runtime.InteropServices;
using ConvGen.Benchmarks.Measuring;
using ConvGen.Generator.Inference;
using ConvGen.Generator.Layers.AvgPool2d;
using ConvGen.Generator.Layers.Conv2d;
using ConvGen.Generator.Layers.Flatten;
using ConvGen.Generator.Layers.Linear;
using ConvGen.Generator.Layers.Sigmoid;

namespace ConvGen.Benchmarks.Peers;

/// <summary>A network as an ONNX model, for a fixed batch, with parameters that nobody trained; input "x", output "y".</summary>
internal static class OnnxModel
{
    private const int Float = 1, IntAttribute = 2, IntsAttribute = 7;

    /// <exception cref="ArgumentException">A layer is of a kind that the benchmarks do not have.</exception>
    public static byte[] Of(Network network, int batch)
    {
        string input = "x";
        var nodes = new List<Message>();
        var parameters = new List<Message>();
        foreach (Layer layer in network.Layers)
        {
            string output = layer.Index == network.Layers.Length - 1 ? "y" : layer.Name;
            nodes.Add(Node(layer).Text(1, input).Text(2, output));
            foreach (Parameter parameter in layer.Parameters)
            {
                string name = $"{layer.Key}.{parameter.Name}";
                nodes[^1].Text(1, name);
                parameters.Add(new Message().Numbers(1, parameter.Shape).Number(2, Float).Text(8, name).Bytes(9, MemoryMarshal.AsBytes(Small(parameter).AsSpan())));
            }
            input = output;
        }
        Message graph = new Message().Parts(1, nodes).Text(2, network.Type.Name).Parts(5, parameters)
            .Part(11, Value("x", Sizes(network.Input, batch))).Part(12, Value("y", Sizes(network.OutputShape, batch)));
        return new Message().Number(1, 8).Part(7, graph).Part(8, new Message().Number(2, 13)).ToArray();
    }

    /// <summary>A batch of a shape.</summary>
    public static long[] Sizes(Shape shape, int batch) => shape.IsFlat ? [batch, shape.Channels] : [batch, shape.Channels, shape.Height, shape.Width];

    private static Message Node(Layer layer) => layer switch
    {
        Conv2dLayer conv => Windowed("Conv", conv.Window).Part(5, Attribute("group", conv.Groups)).Part(5, Attribute("dilations", [conv.Window.DilationHeight, conv.Window.DilationWidth])),
        AvgPool2dLayer pool => Windowed("AveragePool", pool.Window),
        SigmoidLayer => new Message().Text(4, "Sigmoid"),
        FlattenLayer => new Message().Text(4, "Flatten"),
        LinearLayer => new Message().Text(4, "Gemm").Part(5, Attribute("transB", 1)),
        _ => throw new ArgumentException($"{layer.Name} is a {layer.Kind}; expected Conv2d, AvgPool2d, Sigmoid, Flatten or Linear."),
    };

    private static Message Windowed(string kind, Window window) => new Message().Text(4, kind)
        .Part(5, Attribute("kernel_shape", [window.KernelHeight, window.KernelWidth]))
        .Part(5, Attribute("strides", [window.StrideHeight, window.StrideWidth]))
        .Part(5, Attribute("pads", [window.Top, window.Left, window.Bottom, window.Right]));

    private static Message Attribute(string name, int value) => new Message().Text(1, name).Number(3, value).Number(20, IntAttribute);

    private static Message Attribute(string name, int[] values) => new Message().Text(1, name).Numbers(8, values).Number(20, IntsAttribute);

    private static Message Value(string name, long[] shape) => new Message().Text(1, name)
        .Part(2, new Message().Part(1, new Message().Number(1, Float).Part(2, new Message().Parts(1, shape.Select(size => new Message().Number(1, size))))));

    private static float[] Small(Parameter parameter) => [.. Numbers.Between0And1(parameter.Length).Select(value => (value - 0.5f) / parameter.FanIn)];
}
