using System.Reflection;
using System.Runtime.Loader;
using ConvGen.Generator;
using ConvGen.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ConvGen.Pictures.Pages;

/// <summary>A page's examples, compiled with the generator and run in this process.</summary>
/// <param name="Printed">What each example printed, in the order of the page.</param>
/// <param name="Kept">The variables that were asked for, by name.</param>
internal sealed record PageRun(IReadOnlyList<string> Printed, IReadOnlyDictionary<string, object> Kept)
{
    private const int Images = 2;

    // There is one console.
    private static readonly Lock s_console = new();

    private static readonly CSharpParseOptions s_parsing = new(LanguageVersion.Latest);

    private static readonly IReadOnlyList<MetadataReference> s_references =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>Compiles a page's examples and runs them.</summary>
    /// <param name="page">The page.</param>
    /// <param name="kept">Variables of the examples to hand out.</param>
    /// <exception cref="InvalidOperationException">An example does not compile.</exception>
    public static PageRun Of(MarkdownPage page, params IEnumerable<string> kept)
    {
        MethodInfo run = Load(page.Path, PageSource.Of(page, kept)).GetType("Examples")!.GetMethod("Run")!;
        var found = new Dictionary<string, object>(StringComparer.Ordinal);
        using var printed = new StringWriter { NewLine = "\n" };
        lock (s_console)
        {
            TextWriter console = Console.Out;
            Console.SetOut(printed);
            try
            {
                run.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [new float[Images * 784], new int[Images], new float[Images * 10], (Action<string, object>)found.Add], null);
            }
            finally
            {
                Console.SetOut(console);
            }
        }

        return new([.. printed.ToString().Split(PageSource.Separator).SkipLast(1)], found);
    }

    private static Assembly Load(string path, string source)
    {
        var compilation = CSharpCompilation.Create(
            "Page", [CSharpSyntaxTree.ParseText(source, s_parsing)], s_references,
            new(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create(
            [new NetworkGenerator().AsSourceGenerator()], parseOptions: s_parsing,
            // The bits are those of every width, and one is compiled sooner than three.
            optionsProvider: new ProjectProperties(("ConvGenVectorWidthList", "256"))).RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out _);

        using var stream = new MemoryStream();
        var result = generated.Emit(stream);
        if (!result.Success)
        {
            throw new InvalidOperationException($"The examples of {path} do not compile:\n{string.Join('\n', result.Diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error))}");
        }

        stream.Position = 0;
        return new AssemblyLoadContext("Page", isCollectible: true).LoadFromStream(stream);
    }
}
