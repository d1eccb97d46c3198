using ConvGen.Onnx;

namespace ConvGen;

/// <summary>Writes networks as ONNX models, for other programs to predict with.</summary>
public static class OnnxExport
{
    /// <summary>The oldest set of operators that can be written.</summary>
    public const int OldestOpset = 13;

    /// <summary>The newest set of operators that can be written.</summary>
    public const int NewestOpset = 17;

    /// <summary>Writes a network as it predicts: batch norm by its running statistics, nothing dropped.</summary>
    /// <remarks>
    /// The input is <c>[N, C, H, W]</c>, N any number; the output <c>[N, …]</c> in the last layer's shape. Parameters stand under the names that <see cref="INetwork.Save"/> gives them.
    /// The same network gives the same bytes. A new file is written beside the old one and then takes its place.
    /// </remarks>
    /// <param name="network">The network.</param>
    /// <param name="path">The file.</param>
    /// <param name="opset">The set of ONNX's operators.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="opset"/> is not from 13 to 17.</exception>
    /// <exception cref="IOException">The file cannot be written; an old one is unchanged.</exception>
    public static void ExportOnnx(this INetwork network, string path, int opset = 15)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var model = Model(network, opset);
        ReplacedFile.Write(path, file => OnnxWriter.Write(model, network.GetType().Name, file));
    }

    /// <summary>Writes a network as it predicts to a stream, which stays open.</summary>
    /// <inheritdoc cref="ExportOnnx(INetwork, string, int)"/>
    /// <param name="network">The network.</param>
    /// <param name="stream">Where the model goes.</param>
    /// <param name="opset">The set of ONNX's operators.</param>
    public static void ExportOnnx(this INetwork network, Stream stream, int opset = 15)
    {
        ArgumentNullException.ThrowIfNull(stream);
        OnnxWriter.Write(Model(network, opset), network.GetType().Name, stream);
    }

    private static OnnxModel Model(INetwork network, int opset)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (opset is < OldestOpset or > NewestOpset)
        {
            throw new ArgumentOutOfRangeException(nameof(opset), opset, $"ONNX's operators are written as of version {OldestOpset} to {NewestOpset}.");
        }

        var layers = network.Layers;
        var graph = new OnnxGraph(Free("input"));
        foreach (var layer in layers)
        {
            OnnxLayers.Add(graph, layer);
        }

        return graph.Finish(opset, layers[0].InputShape, Free("output"), layers[^1].OutputShape);

        // A layer may have taken the name.
        string Free(string name) => layers.Any(layer => layer.Name == name) ? Free(name + "_") : name;
    }
}
