using System.Reflection;
using ConvGen.Onnx.Networks;
using ConvGen.Tests.Golden;

namespace ConvGen.Onnx.Tests.Export;

/// <summary>The networks that are exported.</summary>
public static class ExportedNetworks
{
    /// <summary>Those with PyTorch's numbers.</summary>
    public static TheoryData<Type> Golden => [.. All.Where(type => type.Namespace != OthersNamespace)];

    /// <summary>Those that have what the golden ones lack.</summary>
    public static TheoryData<Type> Others => [.. All.Where(type => type.Namespace == OthersNamespace)];

    private static string OthersNamespace => typeof(NamedNet).Namespace!;

    private static IEnumerable<Type> All => typeof(NamedNet).Assembly.GetTypes()
        .Where(type => type.GetCustomAttribute<NetworkAttribute>() is not null)
        .OrderBy(type => type.Name, StringComparer.Ordinal);

    /// <summary>A network with the parameters that PyTorch computed with.</summary>
    internal static INetwork Load(Type type, GoldenFile golden)
    {
        INetwork network = New(type);
        int offset = 0;
        foreach (string key in network.Layers.SelectMany(layer => layer.Tensors.Values).Select(tensor => tensor.Key).Where(key => golden.ParameterKeys.Contains(key)))
        {
            float[] values = golden.Parameter(key);
            values.CopyTo(network.Parameters[offset..]);
            offset += values.Length;
        }

        Assert.Equal(network.Parameters.Length, offset);
        return network;
    }

    /// <summary>A network drawn from a seed.</summary>
    internal static INetwork New(Type type, int seed = 1) => (INetwork)Activator.CreateInstance(type, seed)!;
}
