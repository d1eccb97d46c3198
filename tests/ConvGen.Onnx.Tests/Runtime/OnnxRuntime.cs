using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using ConvGen.Tests.Harness;

namespace ConvGen.Onnx.Tests.Runtime;

/// <summary>The real ONNX Runtime, in a process of Node.js that lives as long as this object.</summary>
public sealed class OnnxRuntime : IDisposable
{
    /// <summary>Begins the reason of every test that is skipped for want of it; .ci/run looks for these words.</summary>
    public const string SkipReason = "No ONNX Runtime: npm install --ignore-scripts --prefix artifacts/onnxruntime onnxruntime-node";

    private static readonly string s_package = Path.Combine(Repository.Root, "artifacts", "onnxruntime", "node_modules", "onnxruntime-node");

    private readonly TemporaryFolder _folder = new();
    private readonly Lazy<Process> _process = new(Start);
    private readonly Lock _lock = new();

    /// <summary>Whether there is none.</summary>
    public static bool IsMissing { get; } = !Directory.Exists(s_package) || !HasNode();

    /// <summary>What a network, exported, gives for images.</summary>
    /// <param name="network">The network.</param>
    /// <param name="images"><c>[N, C, H, W]</c>.</param>
    /// <param name="opset">The set of operators.</param>
    /// <returns>The output's shape, N first, and its values.</returns>
    public (int[] Shape, float[] Values) Predict(INetwork network, ReadOnlySpan<float> images, int opset = 15)
    {
        lock (_lock)
        {
            network.ExportOnnx(_folder["model.onnx"], opset);
            return Predict(_folder["model.onnx"], [images.Length / network.InputLength, .. network.Layers[0].InputShape], images);
        }
    }

    private (int[] Shape, float[] Values) Predict(string model, int[] shape, ReadOnlySpan<float> images)
    {
        string input = _folder.Put("input", MemoryMarshal.AsBytes(images).ToArray()), output = _folder["output"];
        _process.Value.StandardInput.WriteLine(JsonSerializer.Serialize(new { model, input, output, shape }));
        string answer = _process.Value.StandardOutput.ReadLine() ?? throw new InvalidOperationException("ONNX Runtime ended.");
        using JsonDocument json = JsonDocument.Parse(answer);
        return json.RootElement.TryGetProperty("error", out JsonElement error)
            ? throw new InvalidOperationException(error.GetString())
            : ([.. json.RootElement.GetProperty("shape").EnumerateArray().Select(size => size.GetInt32())], MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(output)).ToArray());
    }

    public void Dispose()
    {
        if (_process.IsValueCreated)
        {
            // It ends with its input.
            _process.Value.StandardInput.Close();
            _process.Value.WaitForExit();
            _process.Value.Dispose();
        }

        _folder.Dispose();
    }

    private static Process Start() =>
        Process.Start(new ProcessStartInfo("node", [Path.Combine(AppContext.BaseDirectory, "Runtime", "run.js"), s_package]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;

    private static bool HasNode() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, "node")) || File.Exists(Path.Combine(folder, "node.exe")));
}
