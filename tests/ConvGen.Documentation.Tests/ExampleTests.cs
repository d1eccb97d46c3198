using ConvGen.Pictures.Pages;
using ConvGen.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace ConvGen.Tests.Documentation;

/// <summary>What the pages show is true.</summary>
/// <remarks>
/// A block of <c>csharp</c> compiles, together with the other such blocks of its page. A block with a file's name behind the language is an excerpt of
/// that file, a generated one's (<c>….g.cs</c>) of what becomes of the page's own networks; a line <c>…</c> leaves something out. A block of <c>cs</c> is a sketch.
/// Where a page has blocks of <c>output</c>, its examples run too, and each prints what follows it.
/// </remarks>
public sealed class ExampleTests
{
    public static TheoryData<string> Guides => [.. MarkdownPage.Guides];

    public static TheoryData<string> Running => [.. RunningPages.All];

    [Theory]
    [MemberData(nameof(Guides))]
    public void EveryExampleCompiles(string path)
    {
        var compilation = RoslynHarness.Compile(PageSource.Of(MarkdownPage.Read(path)));
        // One width is compiled sooner than three, and what the examples refer to is in none of them.
        var driver = RoslynHarness.Driver(properties: ("ConvGenVectorWidthList", "256")).RunGenerators(compilation, TestContext.Current.CancellationToken);
        var generated = RoslynHarness.Result(driver, compilation);
        var said = RoslynHarness.Diagnostics(generated).Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
        string text = string.Join('\n', said.Select(diagnostic => $"{diagnostic.Location.GetMappedLineSpan()}: {diagnostic.Id}: {diagnostic.GetMessage()}"));
        Assert.True(text.Length == 0, text);
    }

    [Theory]
    [MemberData(nameof(Running))]
    public void EveryExamplePrintsWhatFollowsIt(string path)
    {
        var page = MarkdownPage.Read(path);
        Assert.Equal(page.ExamplesWithOutput.Select(pair => pair.Output).Index(), RunningPages.Run(path).Printed.Select(text => text.TrimEnd('\n')).Index());
    }

    [Theory]
    [MemberData(nameof(Guides))]
    public void EveryExcerptStandsInItsFile(string path)
    {
        var page = MarkdownPage.Read(path);
        var generated = new Lazy<IReadOnlyDictionary<string, string>>(() => RoslynHarness.Run(PageSource.Of(page)).Files);
        foreach (var block in page.Blocks.Where(block => block.Mark.Length > 0))
        {
            string text = block.Mark.EndsWith(".g.cs", StringComparison.Ordinal) ? generated.Value[block.Mark] : File.ReadAllText(Path.Combine(Repository.Root, block.Mark));
            AssertExcerpt($"{path}({block.Line})", block, Lines(text));
        }
    }

    private static void AssertExcerpt(string place, CodeBlock block, string[] file)
    {
        int at = 0;
        foreach (string[] run in Runs(Lines(block.Text)))
        {
            int found = Enumerable.Range(at, Math.Max(0, file.Length - at - run.Length + 1)).FirstOrDefault(i => file.AsSpan(i, run.Length).SequenceEqual(run), -1);
            Assert.True(found >= 0, $"{place}: {block.Mark} does not have, behind line {at}, the {run.Length} lines that begin with\n{run[0]}");
            at = found + run.Length;
        }
    }

    private static IEnumerable<string[]> Runs(string[] lines)
    {
        var run = new List<string>();
        foreach (string line in lines.Append("…"))
        {
            if (line is not ("…" or "// …"))
            {
                run.Add(line);
            }
            else if (run.Count > 0)
            {
                yield return [.. run];
                run.Clear();
            }
        }
    }

    // Indentation is no part of the statement.
    private static string[] Lines(string text) => [.. text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)];
}
