using ConvGen.Benchmarks.Kernels;
using ConvGen.Benchmarks.Measuring;
using ConvGen.Generator.Inference;

namespace ConvGen.Benchmarks.Peers;

/// <summary>ONNX Runtime's CPU provider, with no wrapper in between.</summary>
internal static class OnnxRuntime
{
    /// <summary>The path of the library, or of a folder with npm's onnxruntime-node in it.</summary>
    public const string Variable = "CONVGEN_ONNXRUNTIME";

    /// <summary>The library's file; null if the machine is not known to have one.</summary>
    public static string? Library => Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } path ? null
        : File.Exists(path) ? path
        : !Directory.Exists(path) ? null
        : Directory.EnumerateFiles(path, "libonnxruntime.so.1", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .FirstOrDefault(file => file.Contains(System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture.ToString(), StringComparison.OrdinalIgnoreCase));

    /// <summary>The cases that it can do: it does not train.</summary>
    public static unsafe IReadOnlyList<Figure> Measure(string library, double seconds)
    {
        var api = new OnnxRuntimeApi(library);
        var figures = new List<Figure>();
        foreach (Case one in Case.All.Where(one => one.What == "predict"))
        {
            Network network = NetworkSource.Read(one.Model);
            float[] images = GC.AllocateArray<float>(one.Batch * network.Input.Length, pinned: true), outputs = GC.AllocateArray<float>(one.Batch * network.OutputShape.Length, pinned: true);
            Numbers.Between0And1(images.Length).CopyTo(images, 0);
            void* session = api.CreateSession(OnnxModel.Of(network, one.Batch), one.Threads);
            void* x = api.CreateTensor(images, OnnxModel.Sizes(network.Input, one.Batch)), y = api.CreateTensor(outputs, OnnxModel.Sizes(network.OutputShape, one.Batch));
            figures.Add(Figure.Of($"onnxruntime {api.VersionText}", one, Stopwatches.Repeat(() => api.Run(session, x, y), seconds)));
        }
        return figures;
    }
}
