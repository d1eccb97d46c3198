using System.Globalization;
using ConvGen.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace ConvGen.Tests.Determinism;

/// <summary>Networks that nobody chose have the reference's bits too.</summary>
/// <remarks><c>CONVGEN_RANDOM_NETWORKS</c> says how many to draw, <c>CONVGEN_RANDOM_SEED</c> where to begin; network <c>i</c> depends on seed + i alone.</remarks>
public class RandomNetworksTests
{
    [Fact]
    public void EveryWidth()
    {
        int first = Setting("CONVGEN_RANDOM_SEED", 1);
        Dictionary<string, string> sources = Enumerable.Range(first, Setting("CONVGEN_RANDOM_NETWORKS", 3))
            .ToDictionary(seed => $"Random{seed}", seed => RandomNetwork.Source($"Random{seed}", new Random(seed)));
        var generated = RoslynHarness.Run($"using ConvGen;\n{string.Join("\n", sources.Values)}");
        Assert.Empty(RoslynHarness.Diagnostics(generated));

        // Kernels are proved as they run: optimised.
        var optimised = generated.Output.WithOptions(generated.Output.Options.WithOptimizationLevel(OptimizationLevel.Release));
        var failures = new List<string>();
        foreach (Type network in (generated with { Output = optimised }).Load().GetTypes().Where(type => sources.ContainsKey(type.Name)))
        {
            try
            {
                ReferenceTests.Holds(network, [1, 17, 70]);
            }
            catch (Exception e)
            {
                failures.Add($"{sources[network.Name]}{e.Message}");
            }
        }

        Assert.True(failures.Count == 0, string.Join("\n\n", failures));
    }

    private static int Setting(string variable, int otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
