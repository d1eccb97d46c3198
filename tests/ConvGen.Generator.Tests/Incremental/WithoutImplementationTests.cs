using ConvGen.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace ConvGen.Tests.Incremental;

/// <summary>A host that leaves implementations out while one types sees the same members.</summary>
public sealed class WithoutImplementationTests
{
    private const string Source = """
        using ConvGen;

        [Network(3, 8, 8)]
        [Conv2d(16, 3, Padding = 1, Bias = false)] [BatchNorm2d] [ReLU]
        [Flatten] [Dropout(0.2f)]
        [Linear(3)]
        internal partial class Small
        {
            public static float[] Use(float[] images, float[] outputs)
            {
                var net = new Small(seed: 1);
                net.Predict(images, outputs);
                using var trainer = new Trainer<Small>(net, new SGD(0.1f));
                trainer.Step(images, [1]);
                return net.Trace(images)["Linear1"].Values.ToArray();
            }
        }
        """;

    [Fact]
    public void TheUsersCodeCompiles()
    {
        var compilation = RoslynHarness.Compile(Source);
        var driver = RoslynHarness.Driver(IncrementalGeneratorOutputKind.Implementation).RunGenerators(compilation, TestContext.Current.CancellationToken);
        var generated = RoslynHarness.Result(driver, compilation);

        Assert.Equal(["Small.g.cs"], generated.Files.Keys);
        Assert.Empty(RoslynHarness.Diagnostics(generated));
        Assert.False(driver.GetRunResult().Results.Single().TrackedSteps.ContainsKey("Kernels"));
    }

    [Fact]
    public void EveryMethodThatRunsKernelsGetsItsBody()
    {
        // One without a body would be a call that silently does nothing.
        var files = RoslynHarness.Generate(Source).Files;
        var declared = Methods(files["Small.g.cs"]).Where(line => line.EndsWith(';')).Select(line => line.TrimEnd(';')).ToList();
        Assert.Equal(["RunForward", "RunBackward", "RunPrediction", "RunSingle", "RunPack", "RunLayer", "RunFoldForward", "RunFoldBackward", "RunFold"], declared.Select(line => line.Split(' ', '(')[3]));
        Assert.Equal(declared, Methods(files["Small.Kernels.g.cs"]));

        static IEnumerable<string> Methods(string text) => text.Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("static partial void", StringComparison.Ordinal));
    }
}
