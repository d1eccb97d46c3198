using System.Globalization;
using ConvGen.Generator.Analyzers;
using ConvGen.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvGen.Tests.Analyzers;

/// <summary>Whatever is typed gives an error with an id or code that compiles, and never an exception.</summary>
public sealed class NeverCrashTests
{
    /// <summary>How many edits are tried: <c>CONVGEN_EDITS</c> in the environment asks for more.</summary>
    private static int Edits => int.TryParse(Environment.GetEnvironmentVariable("CONVGEN_EDITS"), CultureInfo.InvariantCulture, out int edits) ? edits : 250;

    [Fact]
    public void AnyEditGivesAnErrorOrANetworkAndUndoneTheFirstText()
    {
        var slips = new Slips(seed: 6);
        var sources = Sources();
        var first = new Dictionary<string, string>(StringComparer.Ordinal);
        var compilation = RoslynHarness.Compile(sources[0]);
        var driver = RoslynHarness.Driver();
        for (int edit = 0; edit < Edits; edit++)
        {
            string source = slips.Pick(sources), edited = slips.Of(source);
            (driver, compilation) = Run(driver, compilation, source);
            string before = Text(driver);
            Assert.Equal(before, first.TryGetValue(source, out string? earlier) ? earlier : first[source] = before);

            (driver, compilation) = Run(driver, compilation, edited);
            AssertTold(driver, compilation, edited, compiles: edit % 10 == 0);

            (driver, compilation) = Run(driver, compilation, source);
            Assert.Equal(before, Text(driver));
        }
    }

    [Fact]
    public void EveryPrefixIsAnErrorOrANetwork()
    {
        const string Source = "using ConvGen;\nnamespace N;\n[Network(1, 6, 6, Unroll = Unroll.Taps)]\n[Conv2d(2, 3, Name = \"Stem\", Weights = new float[] { 1, 2 })] [ReLU, MaxPool2d(2)]\n[Flatten]\npublic partial class Small;";
        var compilation = RoslynHarness.Compile("");
        var driver = RoslynHarness.Driver();
        for (int length = 0; length <= Source.Length; length++)
        {
            (driver, compilation) = Run(driver, compilation, Source[..length]);
            AssertTold(driver, compilation, Source[..length], compiles: false);
        }
    }

    public static TheoryData<string> Odd =>
    [
        "[Network(int.MaxValue, int.MaxValue, int.MaxValue)] [Conv2d(int.MaxValue, int.MaxValue, Stride = int.MaxValue, Padding = int.MaxValue, Dilation = int.MaxValue, Groups = int.MaxValue)] partial class Net;",
        "[Network(1, 8, 8)] [Conv2d(int.MinValue, int.MinValue, Stride = int.MinValue, Padding = int.MinValue, Dilation = int.MinValue, Groups = int.MinValue)] partial class Net;",
        "[Network(1, 8, 8)] [MaxPool2d(int.MaxValue, CeilMode = true, Stride = int.MaxValue)] [AvgPool2d(int.MaxValue, Padding = 1073741823)] partial class Net;",
        "[Network(1, 8, 8)] [MaxPool2d(3, Stride = int.MaxValue, CeilMode = true)] partial class Net;",
        "[Network(1, 8, 8)] [AdaptiveAvgPool2d(int.MaxValue)] [ZeroPad2d(int.MaxValue)] [Linear(int.MaxValue)] partial class Net;",
        "[Network(1, 1, 1)] [BatchNorm2d(Eps = float.MaxValue, Momentum = 1)] [LeakyReLU(NegativeSlope = float.MinValue)] [ELU(Alpha = float.MaxValue)] partial class Net;",
        "namespace @namespace.@class { partial class @record { partial struct @void { [Network(1, 3, 3)] [Conv2d(1, 2, Name = \"value\")] internal partial class @int; } } }",
        "namespace Ünïcode.名前 { [Network(1, 3, 3)] [Conv2d(1, 2, Name = \"Größe\")] public partial class ネット; }",
        "partial interface Outer { partial record struct Inner { [Network(1, 3, 3)] [Conv2d(1, 2)] private partial class Net; } }",
        "static partial class Outer<T> { [Network(1, 3, 3)] [Conv2d(1, 2)] partial class Net; }",
        "[Network(1, 3, 3)] [Conv2d(1, 2)] partial class System;",
        "[Network(1, 3, 3)] [Conv2d(1, 2)] partial class var;",
        "[Network(1, 3, 3)] [Conv2d(1, 2)] partial class Vector512; class Lanes; class Block; class Unsafe;",
        "[Network(1, 3, 3)] [Conv2d(1, 2)] partial class Net : Net;",
        "[Network(1, 3, 3)] [Conv2d(1, 2)] partial class A : B; [Network(1, 3, 3)] [Conv2d(1, 2)] partial class B : A;",
        "[Network(1, 3, 3)] [Conv2d(1, 2)] partial record Net(int X) : INetwork;",
        "[Network(1, 3, 3)] [Conv2d(1, 2)] partial delegate void Net();",
        "[Network(1, 3, 3)] [Conv2d(1, 2)] partial class Net; [Network(1, 3, 3)] [Conv2d(1, 2)] partial class Net; [Conv2d(1, 2)] partial class Net;",
        "[Network(1, 3, 3)] [Conv2d(1, 2)] [Missing] [Conv2d(1, 2, Weights = new[] { 1, \"\" })] [Conv2d(1, Name = (string)(object)3)] partial class Net;",
    ];

    [Theory]
    [MemberData(nameof(Odd))]
    public void OddSourcesAreToldOfOrCompile(string source)
    {
        source = $"using ConvGen;\n{source}";
        var (driver, compilation) = Run(RoslynHarness.Driver(), RoslynHarness.Compile(source), source);
        AssertTold(driver, compilation, source, compiles: true);
    }

    [Fact]
    public void TenThousandLayersAreRefusedInNoTime()
    {
        string source = $"using ConvGen;\n[Network(1, 8, 8)]\n{string.Concat(Enumerable.Repeat("[Conv2d(1, 3, Padding = 1)] [ReLU]\n", 5_000))}partial class Net;";
        Reported.One(source, "CG0029", "Conv2d(1, 3, Padding = 1)", "'Net' has 10,000 layers; at most 1,000");
    }

    private static (GeneratorDriver Driver, CSharpCompilation Compilation) Run(GeneratorDriver driver, CSharpCompilation compilation, string source)
    {
        var changed = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[0], RoslynHarness.Parse(source, "Source.cs"));
        return (driver.RunGenerators(changed, TestContext.Current.CancellationToken), changed);
    }

    private static string Text(GeneratorDriver driver) => string.Concat(driver.GetRunResult().GeneratedTrees.Select(tree => $"{tree.FilePath}\n{tree}"));

    // Without a word from compiler or analyzer there is a whole network; and generated code compiles where the user's does.
    private static void AssertTold(GeneratorDriver driver, CSharpCompilation compilation, string source, bool compiles)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var run = driver.GetRunResult();
        Assert.True(run.Diagnostics.IsEmpty && run.Results.All(result => result.Exception is null), $"{source}\n{run.Diagnostics.FirstOrDefault()} {run.Results[0].Exception}");

        var analyzed = compilation.WithAnalyzers([new NetworkAnalyzer()]).GetAnalyzerDiagnosticsAsync(cancellation).GetAwaiter().GetResult();
        Assert.True(analyzed.All(diagnostic => diagnostic.Id.StartsWith("CG", StringComparison.Ordinal)), $"{source}\n{string.Join('\n', analyzed)}");

        bool isTold = analyzed.Concat(compilation.GetDiagnostics(cancellation)).Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.True(isTold || run.GeneratedTrees.All(tree => !tree.ToString().Contains("There is no network", StringComparison.Ordinal)), $"Nothing was said of\n{source}");
        if (compiles && !isTold)
        {
            var errors = compilation.AddSyntaxTrees(run.GeneratedTrees).GetDiagnostics(cancellation).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(5);
            Assert.True(!errors.Any(), $"{source}\n{string.Join('\n', errors)}");
        }
    }

    /// <summary>The networks with reference values, each as a file of its own.</summary>
    private static string[] Sources() =>
    [
        .. CSharpSyntaxTree.ParseText(File.ReadAllText(Path.Combine(Repository.Root, "tests", "ConvGen.Tests", "Golden", "Networks.cs"))).GetRoot().DescendantNodes()
            .OfType<ClassDeclarationSyntax>().Select(network => $"using ConvGen;\nnamespace Golden;\n\n{network.ToFullString().Trim()}\n"),
    ];
}
