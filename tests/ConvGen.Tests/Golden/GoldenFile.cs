using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace ConvGen.Tests.Golden;

/// <summary>What PyTorch computed for a network: tensors by name.</summary>
/// <remarks>Reads safetensors on its own, so that the runtime's reader is not trusted here.</remarks>
internal sealed class GoldenFile
{
    private readonly Dictionary<string, float[]> _tensors = [];

    private GoldenFile(byte[] file)
    {
        int header = checked((int)BinaryPrimitives.ReadUInt64LittleEndian(file));
        using JsonDocument json = JsonDocument.Parse(file.AsMemory(8, header));
        Declaration = json.RootElement.GetProperty("__metadata__").GetProperty("declaration").GetString()!;
        foreach (JsonProperty tensor in json.RootElement.EnumerateObject().Where(t => t.Name != "__metadata__"))
        {
            JsonElement offsets = tensor.Value.GetProperty("data_offsets");
            Range bytes = (8 + header + offsets[0].GetInt32())..(8 + header + offsets[1].GetInt32());
            _tensors.Add(tensor.Name, MemoryMarshal.Cast<byte, float>(file.AsSpan(bytes)).ToArray());
        }
    }

    /// <summary>The class that was computed.</summary>
    public string Declaration { get; }

    /// <summary>The images, <c>[3, C, H, W]</c>.</summary>
    public float[] Input => _tensors["input"];

    public float[] Output => _tensors["output"];

    public float[] OutputGradient => _tensors["output_gradient"];

    public float[] InputGradient => _tensors["input_gradient"];

    public IEnumerable<string> ParameterKeys => _tensors.Keys.Where(k => k.StartsWith("parameter.", StringComparison.Ordinal)).Select(k => k["parameter.".Length..]);

    public static GoldenFile Read(Type network) =>
        new(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Golden", $"{network.Name}.safetensors")));

    /// <summary>The names of all files.</summary>
    public static IEnumerable<string> Names =>
        Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Golden"), "*.safetensors").Select(path => Path.GetFileNameWithoutExtension(path));

    /// <param name="key">Such as <c>0.weight</c>.</param>
    public float[] Parameter(string key) => _tensors[$"parameter.{key}"];

    /// <param name="key">Such as <c>0.weight</c>.</param>
    public float[] Gradient(string key) => _tensors[$"gradient.{key}"];
}
