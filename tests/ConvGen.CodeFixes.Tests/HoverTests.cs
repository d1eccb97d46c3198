using System.Globalization;
using System.Reflection;
using ConvGen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ConvGen.Tests;

/// <summary>What an editor shows where the mouse rests on a network or one of its layers.</summary>
public sealed class HoverTests
{
    private const string Source = """
        using ConvGen;
        namespace Samples;
        [Network(1, 28, 28)]
        [Conv2d(6, 5, Padding = 2)] [Sigmoid]
        [AvgPool2d(2)]
        [Flatten]
        [Linear(10, Name = "Head")]
        public partial class Small;
        """;

    [Theory]
    [InlineData("Samples.Small", null, "")]
    [InlineData("Samples.Small", "Conv1", "Conv2d weight [6, 1, 5, 5], bias [6]; 1×28×28 to 6×28×28; 156 parameters, 117,600 multiply-adds.")]
    [InlineData("Samples.Small", "Head", "Linear weight [10, 1176], bias [10]; 1176 to 10; 11,770 parameters, 11,760 multiply-adds.")]
    public async Task AClassAndItsLayersShowTheTable(string type, string? member, string summary)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var document = FixedSource.Document(Source);
        var compilation = (await document.Project.GetCompilationAsync(cancellation))!;
        CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: (CSharpParseOptions)document.Project.ParseOptions!)
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _, cancellation);
        var network = generated.GetTypeByMetadataName(type)!;

        string shown = Shown(member is null ? network : network.GetMembers(member).Single(), generated);

        Assert.Contains(summary, shown, StringComparison.Ordinal);
        string[] lines = [.. shown.Split('\n').Select(line => line.Trim())];
        Assert.Contains("layer     output   parameters     MACs  floats", lines);
        Assert.Contains("Conv1     6×28×28         156  117,600   4,704", lines);
        Assert.Contains("Head      10           11,770   11,760      10", lines);
    }

    // What editors call before they show a comment; it resolves <inheritdoc/>.
    private static string Shown(ISymbol symbol, Compilation compilation)
    {
        var extensions = typeof(Workspace).Assembly.GetType("Microsoft.CodeAnalysis.Shared.Extensions.ISymbolExtensions", throwOnError: true)!;
        var method = extensions.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            .Single(method => method.Name == "GetDocumentationComment" && method.GetParameters() is [{ ParameterType.Name: nameof(ISymbol) }, { ParameterType.Name: nameof(Compilation) }, ..]);
        object comment = method.Invoke(null, [symbol, compilation, CultureInfo.InvariantCulture, true, true, TestContext.Current.CancellationToken])!;
        return (string)comment.GetType().GetProperty("FullXmlFragment")!.GetValue(comment)!;
    }
}
