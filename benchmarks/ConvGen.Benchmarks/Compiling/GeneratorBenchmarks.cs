using System.Diagnostics;
using ConvGen.Generator.Declarations;
using ConvGen.Generator.Inference;
using ConvGen.Generator.Planning;
using ConvGen.Generator.Printing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ConvGen.Benchmarks.Compiling;

/// <summary>How long the generator takes, how much it writes, and how long the compiler takes for that.</summary>
internal static class GeneratorBenchmarks
{
    private static readonly MetadataReference[] _references =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))];

    private static readonly CSharpCompilationOptions _library = new(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release);

    public static IEnumerable<GeneratorFigure> Measure(double seconds) =>
        new[] { NetworkSources.LeNet, NetworkSources.Vgg11(32), NetworkSources.Vgg11(224), NetworkSources.MobileNetV1(32), NetworkSources.MobileNetV1(224) }.Select(source => Measure(source, seconds));

    private static GeneratorFigure Measure(string source, double seconds)
    {
        var compilation = Compilation([source]);
        var type = compilation.GetSymbolsWithName(_ => true, SymbolFilter.Type).OfType<INamedTypeSymbol>().Single();
        var declaration = Declare.Network(type, CancellationToken.None)!;
        Plans Planned() => Plans.Of(Infer.Network(declaration).Network!);
        GeneratedFile[] All() => Planned() is var plans ? [Emit.Face(plans), .. Emit.Kernels(plans, Target.All).Files] : [];

        var files = All();
        double face = Milliseconds(seconds, () => Emit.Face(Planned())).Median, all = Milliseconds(seconds, All).Median;
        double compile = Milliseconds(seconds, () => Compile([source, .. files.Select(file => file.Text)])).Least - Milliseconds(seconds, () => Compile(["public class Nothing;"])).Least;
        return new(
            type.Name, Math.Round(face, 2), Math.Round(all, 1), Math.Round(compile), files.Sum(file => file.Text.Length), files.Sum(Statements),
            Target.All.ToDictionary(target => $"{target.Bits}", target => files.Where(file => file.HintName.EndsWith($"Vector{target.Bits}.g.cs", StringComparison.Ordinal)).Sum(Statements)));
    }

    private static int Statements(GeneratedFile file) => file.Text.Split('\n').Count(line => line.EndsWith(';'));

    private static CSharpCompilation Compilation(IEnumerable<string> sources) => CSharpCompilation.Create("Net", sources.Select(source => CSharpSyntaxTree.ParseText(source)), _references, _library);

    private static object Compile(IEnumerable<string> sources)
    {
        var result = Compilation(sources).Emit(Stream.Null);
        return result.Success ? result : throw new InvalidOperationException(string.Join("\n", result.Diagnostics.Take(5)));
    }

    /// <summary>Runs something for a while, three times at least; the first half of the runs is not counted.</summary>
    private static (double Median, double Least) Milliseconds(double seconds, Func<object> run)
    {
        var times = new List<double>();
        for (var all = Stopwatch.StartNew(); times.Count < 3 || all.Elapsed.TotalSeconds < seconds;)
        {
            long start = Stopwatch.GetTimestamp();
            GC.KeepAlive(run());
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        var warm = times.Skip(times.Count / 2).Order().ToList();
        return (warm[warm.Count / 2], warm[0]);
    }
}
