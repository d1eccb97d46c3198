using System.Globalization;
using ConvGen.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvGen.Tests.Analyzers;

/// <summary>Where analyzers are off the generator says the same; where they are on it says nothing.</summary>
public sealed class UnanalyzedTests
{
    private const string Wrong = """
        using ConvGen;
        [Network(1, 8, 8)] [Conv2d(4, 9)] [Conv2d(4, 3, Stride = 0)] public partial class One;
        [Network(1, 8, 8)] [ReLU] public class Two;
        [ReLU] public partial class Three;
        [Network(1, 8, 8)] [ReLU] [ReLU] public partial class Four;
        [Network(1, 8, 8)] [ReLU] public partial class Five;
        """;

    [Theory]
    [InlineData("RunAnalyzers=false", true)]
    [InlineData("RunAnalyzers=False", true)]
    [InlineData("RunAnalyzersDuringBuild=false", true)]
    [InlineData("RunAnalyzers=;RunAnalyzersDuringBuild=false", true)]
    [InlineData("RunAnalyzers=true;RunAnalyzersDuringBuild=false", false)]
    [InlineData("RunAnalyzers=false;RunAnalyzersDuringBuild=true", true)]
    [InlineData("RunAnalyzersDuringBuild=false;DesignTimeBuild=true", false)]
    [InlineData("RunAnalyzersDuringLiveAnalysis=false;DesignTimeBuild=true", true)]
    [InlineData("RunAnalyzersDuringLiveAnalysis=false", false)]
    [InlineData("", false)]
    public async Task TheGeneratorReportsWhereTheAnalyzerDoesNot(string properties, bool reports)
    {
        var compilation = RoslynHarness.Compile(Wrong);
        var run = RoslynHarness.Driver(new Properties(properties)).RunGenerators(compilation, TestContext.Current.CancellationToken).GetRunResult();

        var analyzed = await compilation.AddSyntaxTrees(run.GeneratedTrees).WithAnalyzers([new ConvGen.Generator.Analyzers.NetworkAnalyzer()])
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.Equal(5, analyzed.Length);
        Assert.Equal(reports ? Described(analyzed) : [], Described(run.Diagnostics));
    }

    [Fact]
    public void ALocationIsFoundAnewAfterAnEditAbove()
    {
        var compilation = RoslynHarness.Compile(Wrong);
        var driver = RoslynHarness.Driver(new Properties("RunAnalyzers=false")).RunGenerators(compilation, TestContext.Current.CancellationToken);
        var moved = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[0], RoslynHarness.Parse($"// One line.\n// Another.\n{Wrong}", "Source.cs"));

        var (before, after) = (driver.GetRunResult(), driver.RunGenerators(moved, TestContext.Current.CancellationToken).GetRunResult());

        Assert.Equal(Lines(before).Select(line => line + 2), Lines(after));
        RoslynHarness.AssertNoRoslyn(after);
        static IEnumerable<int> Lines(GeneratorDriverRunResult run) => run.Diagnostics.Select(diagnostic => diagnostic.Location.GetLineSpan().StartLinePosition.Line).Order();
    }

    [Fact]
    public void ThePropertiesAreVisibleToTheCompiler()
    {
        string props = File.ReadAllText(Path.Combine(Repository.Root, "src", "ConvGen.Generator", "build", "ConvGen.props"));
        Assert.All(["RunAnalyzers", "RunAnalyzersDuringBuild", "RunAnalyzersDuringLiveAnalysis", "DesignTimeBuild"], name => Assert.Contains($"<CompilerVisibleProperty Include=\"{name}\" />", props));
    }

    private static IEnumerable<string> Described(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.Select(diagnostic => $"{diagnostic.Location.GetLineSpan()} {diagnostic.Id} {diagnostic.Severity} {diagnostic.GetMessage(CultureInfo.InvariantCulture)}").Order(StringComparer.Ordinal);

    /// <summary>Options as the project's properties make them.</summary>
    private sealed class Properties(string written) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(written);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Options(string written) : AnalyzerConfigOptions
    {
        private readonly Dictionary<string, string> _values = written.Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=')).ToDictionary(pair => $"build_property.{pair[0]}", pair => pair[1], AnalyzerConfigOptions.KeyComparer);

#pragma warning disable CS8765 // The attribute that the base has exists twice here: the generator brings its own.
        public override bool TryGetValue(string key, out string? value) => _values.TryGetValue(key, out value);
#pragma warning restore CS8765
    }
}
