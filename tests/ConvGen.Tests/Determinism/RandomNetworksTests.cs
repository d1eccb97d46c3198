using System.Globalization;
using ConvGen.Tests.Harness;
using ConvGen.Tests.Reference;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.CodeAnalysis;

namespace ConvGen.Tests.Determinism;

/// <summary>Networks that nobody chose have the reference's bits too.</summary>
/// <remarks>
/// <c>CONVGEN_RANDOM_NETWORKS</c> says how many to draw, <c>CONVGEN_RANDOM_SEED</c> where to begin; network <c>i</c> depends on seed + i alone.
/// One that fails is made smaller as long as it fails, and printed as the C# that declares it.
/// </remarks>
public class RandomNetworksTests
{
    // So many are compiled together.
    private const int AtOnce = 50;

    [Fact]
    public void EveryWidth()
    {
        int first = Setting("CONVGEN_RANDOM_SEED", 1);
        for (int left = Setting("CONVGEN_RANDOM_NETWORKS", 50); left > 0; left -= AtOnce)
        {
            Check(Enumerable.Range(first, Math.Min(left, AtOnce)));
            first += AtOnce;
        }
    }

    private static void Check(IEnumerable<int> seeds)
    {
        string? smallest = null;
        Arbitrary<RandomNetwork[]> networks = Arb.From(Gen.Constant(seeds.Select(RandomNetwork.Draw).ToArray()), Smaller);
        Property holds = Prop.ForAll(networks, drawn =>
        {
            // FsCheck goes on from what fails, so the last failure is of the smallest network.
            string? failure = Failures(drawn).FirstOrDefault();
            smallest = failure ?? smallest;
            return failure is null;
        });
        try
        {
            FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(1).WithQuietOnSuccess(true), holds);
        }
        catch (Exception) when (smallest is not null)
        {
            Assert.Fail(smallest);
        }
    }

    // Half of the networks at first, then a smaller network.
    private static IEnumerable<RandomNetwork[]> Smaller(RandomNetwork[] networks) =>
        networks.Length == 1
            ? networks[0].Smaller().Select(network => (RandomNetwork[])[network])
            : [networks[..(networks.Length / 2)], networks[(networks.Length / 2)..]];

    private static IEnumerable<string> Failures(RandomNetwork[] networks)
    {
        Dictionary<string, RandomNetwork> named = networks.Index().ToDictionary(n => $"Random{n.Index}", n => n.Item);
        var generated = RoslynHarness.Run($"using ConvGen;\n{string.Join("\n", named.Select(n => n.Value.Source(n.Key)))}");
        string said = string.Join("\n", RoslynHarness.Diagnostics(generated).Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Info));
        if (said.Length > 0)
            return [$"{string.Join("\n", networks.Select(n => n.ToString()))}{said}"];

        // Kernels are proved as they run: optimised.
        var optimised = generated.Output.WithOptions(generated.Output.Options.WithOptimizationLevel(OptimizationLevel.Release));
        return (generated with { Output = optimised }).Load().GetTypes().Where(type => named.ContainsKey(type.Name)).Select(type => Failure(named[type.Name], type)).OfType<string>();
    }

    private static string? Failure(RandomNetwork network, Type type)
    {
        try
        {
            Assert.Equal(network.Source(type.Name), Declaration.Of(ModelReader.Read(type), type.Name, network.Unroll));
            ReferenceTests.Holds(type, [1, 17, 70]);
            return null;
        }
        catch (Exception e)
        {
            return $"{network.Source(type.Name)}{e.Message}";
        }
    }

    private static int Setting(string variable, int otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
