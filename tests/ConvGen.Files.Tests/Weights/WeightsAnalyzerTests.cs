using System.Collections.Immutable;
using ConvGen.Generator;
using ConvGen.Generator.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace ConvGen.Files.Tests;

public sealed class WeightsAnalyzerTests
{
    private const string Source =
        """
        using ConvGen;
        namespace MyApp
        {
            [Network(1, 2, 2)] [Flatten] [Linear(2)] public partial class Net;
            public partial class Outer { [Network(1, 2, 2)] [Flatten] [Linear(2)] public partial class Inner; }
            public class Plain;
            [Network(1, 2, 2)] public partial class Wrong;
        }
        """;

    [Theory]
    [InlineData("MyApp.Net", null)]
    [InlineData("MyApp.Outer.Inner", null)]
    [InlineData("", "CG0101: The item ConvGenWeights of 'a.safetensors' names no network; write Network=\"Namespace.Class\"")]
    [InlineData("Net", "CG0102: The item ConvGenWeights of 'a.safetensors' is for the network 'Net', but the project has no such class")]
    [InlineData("MyApp", "CG0102: The item ConvGenWeights of 'a.safetensors' is for the network 'MyApp', but the project has no such class")]
    [InlineData("MyApp.Plain", "CG0102: The item ConvGenWeights of 'a.safetensors' is for the network 'MyApp.Plain', but that class has no Network attribute")]
    public async Task TheItemsNetworkIsLookedFor(string network, string? expected) =>
        Assert.Equal(expected is null ? [] : [expected], await Said(("folder/a.safetensors", network)));

    [Fact]
    public async Task TwoFilesForOneNetworkAreOneTooMany() => Assert.Equal(
        ["CG0103: The item ConvGenWeights of 'b.safetensors' is for the network 'MyApp.Net', which has 'a.safetensors' already"],
        await Said(("a.safetensors", "MyApp.Net"), ("b.safetensors", "MyApp.Net")));

    [Fact]
    public async Task OtherFilesOfTheProjectAreNoneOfItsBusiness() => Assert.Empty(await Said(("a.txt", null)));

    [Theory]
    [InlineData("MyApp.Net", "MyApp.Net.g.cs")]
    [InlineData("MyApp.Outer.Inner", "MyApp.Outer.Inner.g.cs")]
    [InlineData("MyApp.Wrong", "MyApp.Wrong.g.cs")]
    public void OnlyTheNetworkWithWeightsHasTheMember(string network, string file)
    {
        var generated = CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], [new File("a", network)], optionsProvider: new Options())
            .RunGenerators(Compilation(), TestContext.Current.CancellationToken).GetRunResult().Results.Single().GeneratedSources;
        Assert.Equal([file], generated.Where(source => source.SourceText.ToString().Contains(" CreatePretrained()", StringComparison.Ordinal)).Select(source => source.HintName));
    }

    private static async Task<IEnumerable<string>> Said(params (string Path, string? Network)[] files)
    {
        var options = new AnalyzerOptions([.. files.Select(file => new File(file.Path, file.Network))], new Options());
        var said = await Compilation().WithAnalyzers([new WeightsAnalyzer()], options).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.All(said, diagnostic => Assert.Contains(diagnostic.Location.GetLineSpan().Path, files.Select(file => file.Path)));
        return said.Select(diagnostic => $"{diagnostic.Id}: {diagnostic.GetMessage()}");
    }

    private static CSharpCompilation Compilation() => CSharpCompilation.Create(
        "MyApp",
        [CSharpSyntaxTree.ParseText(Source)],
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))],
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    private sealed class File(string path, string? network) : AdditionalText
    {
        public override string Path => path;

        public string? Network => network;

        public override SourceText? GetText(CancellationToken cancellationToken = default) => throw new InvalidOperationException("The bytes of weights are no text.");
    }

    private sealed class Options : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values([]);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => ((File)textFile).Network is { } network
            ? new Values(new() { ["build_metadata.AdditionalFiles.ConvGenItem"] = "Weights", ["build_metadata.AdditionalFiles.ConvGenNetwork"] = network })
            : GlobalOptions;
    }

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value) => values.TryGetValue(key, out value!);
    }
}
