using System.Reflection;

namespace ConvGen.Tests.Determinism;

/// <summary>The networks that PyTorch has values for and those of this folder, as theory data.</summary>
public static class AllNetworks
{
    public static TheoryData<Type> Types => [.. typeof(AllNetworks).Assembly.GetTypes()
        .Where(type => type.Namespace == typeof(AllNetworks).Namespace && type.GetCustomAttribute<NetworkAttribute>() is not null)
        .Concat(Golden.GoldenNetworks.All.Select(row => row.Data))
        .OrderBy(type => type.FullName, StringComparer.Ordinal)];
}
