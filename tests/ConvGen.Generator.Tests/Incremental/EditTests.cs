using ConvGen.Generator;
using ConvGen.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ConvGen.Tests.Incremental;

/// <summary>What runs anew after an edit, step by step.</summary>
public sealed class EditTests
{
    private const string Source = """
        using ConvGen;

        namespace Some.Where;

        [Network(1, 8, 8)]
        [Conv2d(2, 3)] [ReLU] [MaxPool2d(2)]
        [Flatten]
        [Linear(3)]
        public partial class Small
        {
            public int Twice(int number) => 2 * number;
        }
        """;

    private const string Tiny = "namespace Some.Other; [ConvGen.Network(1, 2, 2), ConvGen.ReLU] public partial class Tiny;";

    private static readonly (string Name, Func<GeneratorDriver, CSharpCompilation, GeneratorDriver> Run)[] _edits =
    [
        ("nothing", (driver, before) => driver.RunGenerators(before)),
        ("a comment above the class", Becomes(Source.Replace("[Network", "// A comment.\n[Network"))),
        ("a comment inside the class", Becomes(Source.Replace("=> 2", "=> /* two */ 2"))),
        ("a class above it in the file", Becomes(Source.Replace("[Network", "internal sealed class Above;\n\n[Network"))),
        ("the body of a method of the class", Becomes(Source.Replace("2 * number", "number + number"))),
        ("a method more in the class", Becomes(Source.Replace("public int", "public int Once(int number) => number;\n\npublic int"))),
        ("whitespace inside an attribute", Becomes(Source.Replace("Conv2d(2, 3)", "Conv2d( 2 ,\n 3 )"))),
        ("attributes in one list", Becomes(Source.Replace("[Conv2d(2, 3)] [ReLU]", "[Conv2d(2, 3), ReLU]"))),
        ("a default written out", Becomes(Source.Replace("Conv2d(2, 3)", "Conv2d(2, 3, Padding = 0)"))),
        ("another file", (driver, before) => driver.RunGenerators(before.AddSyntaxTrees(RoslynHarness.Parse("internal class Another;", "Another.cs")))),
        ("another language version", WithLanguage),
        ("another network in another file", (driver, before) => driver.RunGenerators(before.AddSyntaxTrees(RoslynHarness.Parse(Tiny, "Another.cs")))),
        ("a number", Becomes(Source.Replace("Linear(3)", "Linear(4)"))),
        ("a layer moved", Becomes(Source.Replace("[ReLU] [MaxPool2d(2)]", "[MaxPool2d(2)] [ReLU]"))),
        ("a number that is wrong", Becomes(Source.Replace("Conv2d(2, 3)", "Conv2d(2, 30)"))),
        ("the class renamed", Becomes(Source.Replace("class Small", "class Little"))),
        ("the class in another namespace", Becomes(Source.Replace("Some.Where", "Some.Place"))),
        ("the property of widths", (driver, before) => driver.WithUpdatedAnalyzerConfigOptions(new ProjectProperties(("ConvGenVectorWidthList", "512"))).RunGenerators(before)),
    ];

    [Fact]
    public void EachEditRunsWhatItMust()
    {
        var before = RoslynHarness.Compile(Source);
        var driver = RoslynHarness.Driver().RunGenerators(before, TestContext.Current.CancellationToken);
        int width = _edits.Max(edit => edit.Name.Length);
        var lines = _edits.Select(edit => $"{edit.Name.PadRight(width)}  {Reasons(edit.Run(driver, before))}".TrimEnd());
        Snapshot.Verify($"{"".PadRight(width)}  {Row(NetworkGenerator.Steps.All)}".TrimEnd() + $"\n{string.Join("\n", lines)}");
    }

    [Fact]
    public void WhatIsUndoneGivesTheFirstTextAgain()
    {
        var before = RoslynHarness.Compile(Source);
        var first = RoslynHarness.Driver().RunGenerators(before, TestContext.Current.CancellationToken);
        var texts = RoslynHarness.Result(first, before).Files;
        foreach (var (name, run) in _edits)
        {
            var undone = run(first, before).WithUpdatedAnalyzerConfigOptions(new ProjectProperties()).RunGenerators(before, TestContext.Current.CancellationToken);
            var again = RoslynHarness.Result(undone, before).Files;
            Assert.True(texts.Count == again.Count && texts.All(file => again.TryGetValue(file.Key, out var text) && text == file.Value), name);
        }
    }

    private static Func<GeneratorDriver, CSharpCompilation, GeneratorDriver> Becomes(string source) =>
        (driver, before) => driver.RunGenerators(before.ReplaceSyntaxTree(before.SyntaxTrees[0], RoslynHarness.Parse(source, "Source.cs")));

    private static GeneratorDriver WithLanguage(GeneratorDriver driver, CSharpCompilation before)
    {
        var options = new CSharpParseOptions(LanguageVersion.CSharp13, DocumentationMode.Diagnose);
        var after = before.ReplaceSyntaxTree(before.SyntaxTrees[0], CSharpSyntaxTree.ParseText(Source, options, "Source.cs"));
        return driver.WithUpdatedParseOptions(options).RunGenerators(after);
    }

    private static string Reasons(GeneratorDriver driver)
    {
        var steps = driver.GetRunResult().Results.Single().TrackedSteps;
        return Row(NetworkGenerator.Steps.All.Select(name =>
            steps.TryGetValue(name, out var runs) ? string.Join("+", runs.SelectMany(run => run.Outputs).Select(output => output.Reason)) : "-"));
    }

    private static string Row(IEnumerable<string> cells) => string.Concat(cells.Select(cell => cell.PadRight(20)));
}
