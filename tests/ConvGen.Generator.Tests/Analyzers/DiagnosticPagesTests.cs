using System.Text.RegularExpressions;
using ConvGen.Generator.Analyzers;
using ConvGen.Generator.Inference;
using ConvGen.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace ConvGen.Tests.Analyzers;

/// <summary>Every diagnostic is complete: an id of its own, a page that can be believed, a row in the release table.</summary>
public sealed partial class DiagnosticPagesTests
{
    public static TheoryData<string> Ids => [.. Diagnostics.ById.Keys.Order()];

    // The others are about what stands in no C#.
    public static TheoryData<string> IdsWithExamples => [.. new NetworkAnalyzer().SupportedDiagnostics.Select(descriptor => descriptor.Id).Order()];

    [Fact]
    public void EveryIdHasOneDescriptor()
    {
        var ids = typeof(ProblemId).GetFields().Select(field => (string)field.GetRawConstantValue()!).ToList();

        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Equal(ids.Order(), Diagnostics.ById.Keys.Order());
        Assert.All(ids, id => Assert.Matches("^CG[0-9]{4}$", id));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void EveryDescriptorHasPageAndReleaseRow(string id)
    {
        var descriptor = Diagnostics.ById[id];
        Assert.EndsWith($"docs/diagnostics/{id}.md", descriptor.HelpLinkUri);
        Assert.StartsWith($"# {id}: {descriptor.Title}\n", Page(id));

        var folder = Path.Combine(Repository.Root, "src", "ConvGen.Generator");
        var rows = File.ReadAllText(Path.Combine(folder, "AnalyzerReleases.Shipped.md")) + File.ReadAllText(Path.Combine(folder, "AnalyzerReleases.Unshipped.md"));
        Assert.Contains($"\n{id} | ", rows);
    }

    [Fact]
    public void EveryPageIsOfADescriptorOrACheckOfTheBuild()
    {
        var pages = Directory.GetFiles(Path.Combine(Repository.Root, "docs", "diagnostics"), "CG*.md").Select(Path.GetFileNameWithoutExtension);
        Assert.Equal(Diagnostics.ById.Keys.Concat(Checks()).Order(), pages.Order());
    }

    [Fact]
    public void EveryCheckOfTheBuildLinksToItsPage() => Assert.All(Checks(), id =>
    {
        Assert.Contains($"HelpLink=\"$(ConvGenPages){id}.md\"", ChecksText());
        Assert.StartsWith($"# {id}: ", Page(id));
    });

    [Theory]
    [MemberData(nameof(IdsWithExamples))]
    public void TheFirstExampleFailsWithJustThatId(string id)
    {
        var ids = RoslynHarness.Diagnostics(Examples(id)[0]).Select(diagnostic => diagnostic.Id).Where(IsOurs);
        Assert.Equal([id], ids);
    }

    [Theory]
    [MemberData(nameof(IdsWithExamples))]
    public void TheRepairedExampleHasNothingToSay(string id) => Assert.Empty(RoslynHarness.Diagnostics(Examples(id)[1]));

    [Fact]
    public void EveryDescriptorHasATestOfWhatItMarks()
    {
        IEnumerable<string> tested = new[] { NetworkAnalyzerTests.Layers, NetworkAnalyzerTests.Classes, LayerErrorTests.Convolutions, LayerErrorTests.Pools, LayerErrorTests.Others, HintTests.Notes }
            .SelectMany(table => table.Select(row => row.Data.Item2));
        Assert.Equal(IdsWithExamples.Select(row => row.Data), tested.Distinct().Order());
    }

    // What MSBuild tells, in ConvGen.Checks.targets, before the compiler runs.
    private static IEnumerable<string> Checks() => Code().Matches(ChecksText()).Select(match => match.Groups[1].Value);

    private static string ChecksText() => File.ReadAllText(Path.Combine(Repository.Root, "src", "ConvGen.Generator", "build", "ConvGen.Checks.targets"));

    private static bool IsOurs(string id) => id.StartsWith("CG", StringComparison.Ordinal);

    private static string Page(string id) => File.ReadAllText(Path.Combine(Repository.Root, "docs", "diagnostics", $"{id}.md")).ReplaceLineEndings("\n");

    private static string[] Examples(string id) => [.. CodeBlock().Matches(Page(id)).Select(match => match.Groups[1].Value)];

    [GeneratedRegex("Code=\"(CG[0-9]{4})\"")]
    private static partial Regex Code();

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
