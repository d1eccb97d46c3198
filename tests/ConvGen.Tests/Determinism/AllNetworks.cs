using System.Reflection;

namespace ConvGen.Tests.Determinism;

/// <summary>The networks that PyTorch has values for and those of this folder, as theory data.</summary>
public static class AllNetworks
{
    public static TheoryData<Type> Types => [.. typeof(AllNetworks).Assembly.GetTypes()
        .Where(type => type.Namespace is "ConvGen.Tests.Golden" or "ConvGen.Tests.Determinism" && type.GetCustomAttribute<NetworkAttribute>() is not null)
        .OrderBy(type => type.FullName, StringComparer.Ordinal)];
}
