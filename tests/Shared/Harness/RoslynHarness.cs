using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using ConvGen.Generator;
using ConvGen.Generator.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvGen.Tests.Harness;

/// <summary>What the generator made of a source.</summary>
/// <param name="Output">The compilation with the generated files in it.</param>
/// <param name="Run">The generator's files and steps.</param>
internal sealed record Generated(Compilation Output, GeneratorDriverRunResult Run)
{
    /// <summary>The generated files' texts under their hint names.</summary>
    public IReadOnlyDictionary<string, string> Files { get; } = Run.Results.Single().GeneratedSources
        .ToDictionary(file => file.HintName, file => file.SourceText.ToString());

    /// <summary>Compiles everything and loads it.</summary>
    /// <exception cref="InvalidOperationException">It does not compile.</exception>
    public Assembly Load()
    {
        using var stream = new MemoryStream();
        var result = Output.Emit(stream, cancellationToken: TestContext.Current.CancellationToken);
        if (!result.Success)
        {
            throw new InvalidOperationException(string.Join("\n", result.Diagnostics));
        }

        stream.Position = 0;
        return new AssemblyLoadContext(Output.AssemblyName, isCollectible: true).LoadFromStream(stream);
    }
}

/// <summary>Runs generator and analyzer in this process, as the compiler would.</summary>
internal static class RoslynHarness
{
    private static readonly CSharpParseOptions _parsing = new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    private static readonly CSharpCompilationOptions _compiling = new(
        OutputKind.DynamicallyLinkedLibrary, warningLevel: 9999, nullableContextOptions: NullableContextOptions.Enable, deterministic: true);

    private static readonly ImmutableArray<MetadataReference> _references = References();

    /// <summary>Generates from a sound source and proves it: no error and no warning, a cached second run, nothing of Roslyn kept.</summary>
    public static Generated Generate(string source)
    {
        var compilation = Compile(source);
        var driver = Driver().RunGenerators(compilation, TestContext.Current.CancellationToken);
        var generated = Result(driver, compilation);

        AssertEmpty([.. Diagnostics(generated).Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Info)], generated);
        AssertCached(driver, compilation.AddSyntaxTrees(Parse("internal class AnotherFile;", "Another.cs")));
        AssertCached(driver, compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[0], Parse($"// A comment that moves the class.\n{source}", "Source.cs")));
        AssertNoRoslyn(generated.Run);
        return generated;
    }

    /// <summary>Generates from any source, without a demand on the outcome.</summary>
    public static Generated Run(params string[] sources)
    {
        var compilation = Compile(sources);
        return Result(Driver().RunGenerators(compilation, TestContext.Current.CancellationToken), compilation);
    }

    /// <summary>All that compiler, generator and analyzer say of a source, hidden notes apart.</summary>
    public static ImmutableArray<Diagnostic> Diagnostics(params string[] sources) => Diagnostics(Run(sources));

    /// <summary>All that compiler, generator and analyzer say, hidden notes apart.</summary>
    public static ImmutableArray<Diagnostic> Diagnostics(Generated generated)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var analyzed = generated.Output
            .WithAnalyzers([new NetworkAnalyzer()], new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: false, logAnalyzerExecutionTime: false))
            .GetAllDiagnosticsAsync(cancellation);
        return
        [
            .. generated.Run.Diagnostics,
            .. analyzed.GetAwaiter().GetResult().Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden && !IsMissingCommentOfTest(diagnostic)),
        ];
    }

    /// <summary>A driver that records its steps.</summary>
    /// <param name="disabled">What the host leaves out.</param>
    /// <param name="properties">What the project says.</param>
    public static GeneratorDriver Driver(IncrementalGeneratorOutputKind disabled = IncrementalGeneratorOutputKind.None, params (string Name, string Value)[] properties) =>
        Driver(new ProjectProperties(properties), disabled);

    /// <summary>A driver that records its steps.</summary>
    /// <param name="options">What the project file says.</param>
    /// <param name="disabled">What the host leaves out.</param>
    public static GeneratorDriver Driver(AnalyzerConfigOptionsProvider? options, IncrementalGeneratorOutputKind disabled = IncrementalGeneratorOutputKind.None) => CSharpGeneratorDriver.Create(
        [new NetworkGenerator().AsSourceGenerator()],
        parseOptions: _parsing,
        optionsProvider: options,
        driverOptions: new GeneratorDriverOptions(disabled, trackIncrementalGeneratorSteps: true));

    public static CSharpCompilation Compile(params string[] sources) => CSharpCompilation.Create(
        "Generated", sources.Select((source, i) => Parse(source, i == 0 ? "Source.cs" : $"Source{i}.cs")), _references, _compiling);

    public static SyntaxTree Parse(string source, string path) => CSharpSyntaxTree.ParseText(source, _parsing, path);

    /// <summary>Fails unless a second run finds every step's outputs as they were.</summary>
    public static void AssertCached(GeneratorDriver driver, Compilation changed)
    {
        var steps = driver.RunGenerators(changed, TestContext.Current.CancellationToken).GetRunResult().Results.Single().TrackedSteps;
        Assert.Contains(NetworkGenerator.Steps.Face, steps.Keys);
        // A broken network has no kernels.
        foreach (var name in NetworkGenerator.Steps.All.Where(steps.ContainsKey))
        {
            var outputs = steps[name].SelectMany(step => step.Outputs).ToList();
            Assert.NotEmpty(outputs);
            Assert.All(outputs, output => Assert.True(
                output.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"The step {name} ran anew: {output.Reason}."));
        }
    }

    /// <summary>Fails if a step keeps a symbol, syntax, a location, a diagnostic or a compilation.</summary>
    public static void AssertNoRoslyn(GeneratorDriverRunResult run)
    {
        var steps = run.Results.Single().TrackedSteps;
        Assert.Contains(NetworkGenerator.Steps.Face, steps.Keys);
        foreach (var name in NetworkGenerator.Steps.All.Where(steps.ContainsKey))
        {
            foreach (var (value, _) in steps[name].SelectMany(step => step.Outputs))
            {
                Assert.True(ObjectGraph.FindRoslyn(value) is not { } found, $"The step {name} keeps a compilation alive: {ObjectGraph.FindRoslyn(value)}.");
            }
        }
    }

    /// <summary>What a driver has made of a compilation.</summary>
    public static Generated Result(GeneratorDriver driver, CSharpCompilation compilation)
    {
        var run = driver.GetRunResult();
        return new Generated(compilation.AddSyntaxTrees(run.GeneratedTrees), run);
    }

    private static void AssertEmpty(ImmutableArray<Diagnostic> diagnostics, Generated generated)
    {
        if (!diagnostics.IsEmpty)
        {
            var files = generated.Files.Select(file => $"{file.Key}:\n{Numbered(file.Value)}");
            Assert.Fail(string.Join("\n", diagnostics.Take(20).Select(d => d.ToString()).Concat(files)));
        }
    }

    private static string Numbered(string text) => string.Join("\n", text.Split('\n').Take(400).Select((line, i) => $"{i + 1,4} {line}"));

    // Only generated code must document itself.
    private static bool IsMissingCommentOfTest(Diagnostic diagnostic) =>
        diagnostic.Id == "CS1591" && diagnostic.Location.SourceTree?.FilePath.StartsWith("Source", StringComparison.Ordinal) == true;

    private static ImmutableArray<MetadataReference> References()
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string[] ours = ["ConvGen.Runtime", "System.Numerics.Tensors"];
        return
        [
            .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
                .Where(path => Path.GetDirectoryName(path) == framework || ours.Contains(Path.GetFileNameWithoutExtension(path)))
                .Select(path => MetadataReference.CreateFromFile(path)),
        ];
    }
}
