using System.Reflection;

namespace ConvGen.Tests.Golden;

/// <summary>The networks of this folder and the two LeNets of the smoke program, as theory data.</summary>
public static class GoldenNetworks
{
    public static TheoryData<Type> All => [.. typeof(GoldenNetworks).Assembly.GetTypes()
        .Where(type => type.Namespace == typeof(GoldenNetworks).Namespace && type.GetCustomAttribute<NetworkAttribute>() is not null)
        .Concat([typeof(Smoke.LeNet), typeof(Smoke.LeNetReLU)])
        .OrderBy(type => type.Name, StringComparer.Ordinal)];
}
