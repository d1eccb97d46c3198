using System.Text.RegularExpressions;
using ConvGen.Generator.Inference;
using ConvGen.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace ConvGen.Tests.Analyzers;

/// <summary>The generator's steps: what runs anew after an edit, and what happens when something fails.</summary>
public sealed class NetworkGeneratorTests
{
    private const string Small = """
        using ConvGen;

        namespace Some.Where;

        [Network(1, 8, 8)]
        [Conv2d(2, 3)] [ReLU]
        [MaxPool2d(2)]
        [Flatten]
        [Linear(3)]
        public partial class Small;
        """;

    [Fact]
    public void ASoundNetworkCompilesWithoutANoteAndIsCached() => Assert.NotEmpty(RoslynHarness.Generate(Small).Files);

    [Fact]
    public void ABrokenNetworkIsCachedAndKeepsNothingOfRoslyn()
    {
        var source = Small.Replace("Conv2d(2, 3)", "Conv2d(2, 30)");
        var compilation = RoslynHarness.Compile(source);
        var driver = RoslynHarness.Driver().RunGenerators(compilation, TestContext.Current.CancellationToken);

        RoslynHarness.AssertNoRoslyn(driver.GetRunResult());
        RoslynHarness.AssertCached(driver, compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[0], RoslynHarness.Parse($"\n{source}", "Source.cs")));
        Assert.Equal(["Some.Where.Small.g.cs"], driver.GetRunResult().Results.Single().GeneratedSources.Select(file => file.HintName));
    }

    [Fact]
    public void AChangedNumberPrintsThatNetworkAnewAndNoOther()
    {
        var compilation = RoslynHarness.Compile(Small, Small.Replace("Where", "Else"));
        var driver = RoslynHarness.Driver().RunGenerators(compilation, TestContext.Current.CancellationToken);

        var edited = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[0], RoslynHarness.Parse(Small.Replace("Linear(3)", "Linear(4)"), "Source.cs"));
        var steps = driver.RunGenerators(edited, TestContext.Current.CancellationToken).GetRunResult().Results.Single().TrackedSteps["Kernels"];

        Assert.Equal(
            [IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], steps.SelectMany(step => step.Outputs).Select(output => output.Reason).Order());
    }

    [Fact]
    public void TheHarnessNoticesWhatIsNotCached()
    {
        var compilation = RoslynHarness.Compile(Small);
        var driver = RoslynHarness.Driver().RunGenerators(compilation, TestContext.Current.CancellationToken);
        var edited = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[0], RoslynHarness.Parse(Small.Replace("Linear(3)", "Linear(4)"), "Source.cs"));

        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => RoslynHarness.AssertCached(driver, edited));
    }

    [Fact]
    public void ALayerOfANewerRuntimeIsReportedByNameAndTheOtherNetworksAreGenerated()
    {
        // A runtime of its own in source, with a layer that the generator does not know.
        var generated = RoslynHarness.Run(Small, """
            namespace ConvGen
            {
                public abstract class LayerAttribute : System.Attribute;
                public sealed class HologramAttribute : LayerAttribute;

                [Network(1, 8, 8)] [Hologram] public partial class Odd;
            }
            """);

        var failure = Assert.Single(generated.Run.Diagnostics);
        Assert.Equal("CG9999", failure.Id);
        Assert.Contains("'ConvGen.Odd': NotSupportedException: This generator knows no layer Hologram", failure.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        Assert.NotEmpty(generated.Files);

        // Whoever uses the class is told nothing more, and a program that runs all the same is told the reason.
        var text = generated.Files["ConvGen.Odd.g.cs"];
        Assert.Contains("InvalidOperationException(\"CG9999: The generator failed on 'ConvGen.Odd': NotSupportedException: This generator knows no layer Hologram", text);
        Assert.Contains("public void Predict(", text);
    }

    [Fact]
    public void NamesThatDifferInCaseHaveFilesOfTheirOwn()
    {
        const string Layers = "[ConvGen.Network(1, 2, 2), ConvGen.ReLU] public partial class";
        var generated = RoslynHarness.Generate($"{Layers} Net; {Layers} NET; {Layers} nEt;");
        Assert.Equal(["NET.g.cs", "Net(2).g.cs", "nEt(3).g.cs"], generated.Files.Keys.Where(name => name.Count(c => c == '.') == 2).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void ALayerCanHaveAnyNameThatIsNotReserved()
    {
        // Every word of generated code is tried as a layer's name: one that would hide something must be reserved.
        const string Rest = "[Sigmoid] [AvgPool2d(1)] [Tanh] [MaxPool2d(1)] [ReLU] [Flatten] [Linear(2)]";
        var words = string.Join(" ", RoslynHarness.Run($"using ConvGen; [Network(1, 2, 2)] [Conv2d(1, 1)] {Rest} public partial class AnyName;").Files.Values).Split([.. " \n.,;:()<>[]{}=&*+-/\"?#!·×−"])
            .Where(word => NameChecks.IsIdentifier(word) && !GeneratedMembers.IsReserved(word) && word is not "AnyName")
            .Select(word => char.ToUpperInvariant(word[0]) + word[1..])
            .Distinct()
            .Where(word => !GeneratedMembers.IsReserved(word) && !Regex.IsMatch(word, "^(Conv|Sigmoid|Tanh|ReLU|Pool|Flatten|Linear)[0-9]$"));
        var layers = string.Join("\n", words.Select(word => $"[Conv2d(1, 1, Bias = false, Name = \"{word}\")]"));

        RoslynHarness.Generate($"using ConvGen;\n\n[Network(1, 1, 1)]\n{layers}\n{Rest}\npublic partial class AnyName;");
    }

    [Theory]
    [InlineData("[Network(1, 4, 4)] [ReLU] partial class N; [Network(1, 4, 4)] partial class N;")]
    [InlineData("[Network(1, 4, 4)] [ReLU] partial struct N;")]
    [InlineData("[Network(1, 4, 4)] [ReLU] partial interface N;")]
    [InlineData("[Network(1, 4, 4)] [ReLU] partial class N; [Network(1, 4, 4)] [ReLU] partial class N<T>;")]
    [InlineData("[ReLU] partial class N; [ReLU] partial class n; [Network(1, 4, 4)] [ReLU] partial class nN; [ReLU] partial class NN;")]
    [InlineData("partial class O { [Network(1, 4, 4)] [ReLU] partial class N; } partial class O<T> { [Network(1, 4, 4)] [ReLU] partial class N; }")]
    [InlineData("[Network] [ReLU] partial class N;")]
    [InlineData("[Network(1, 4, 4)] [Conv2d] [Conv2d(\"\", null)] [Linear(default, Name = null)] partial class N;")]
    [InlineData("[Network(1, 4, 4)] [Conv2d(1, 3, Name = \"a\\\"b\\nc\")] partial class N;")]
    [InlineData("[Network(1, 4, 4)] partial class")]
    [InlineData("[Network(1, 4, 4)] [ReLU] file partial class N;")]
    [InlineData("class O { [Network(1, 4, 4)] [ReLU] private partial class N; }")]
    public void OddSourcesAreNoFailure(string source)
    {
        var generated = RoslynHarness.Run($"using ConvGen; {source}");
        Assert.Empty(generated.Run.Diagnostics);
        Assert.DoesNotContain(RoslynHarness.Diagnostics(generated), diagnostic => diagnostic.Id is "AD0001" or "CS8785" or "CG9999");
    }

    [Fact]
    public void EveryPrefixOfASourceIsNoFailure()
    {
        for (var length = 0; length < Small.Length; length += 3)
        {
            Assert.Empty(RoslynHarness.Run(Small[..length]).Run.Diagnostics);
        }
    }
}
