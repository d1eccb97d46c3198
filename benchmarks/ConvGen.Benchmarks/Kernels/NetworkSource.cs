using System.Collections.Immutable;
using ConvGen.Generator.Declarations;
using ConvGen.Generator.Inference;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ConvGen.Benchmarks.Kernels;

/// <summary>Reads a declaration as the generator would: from a file, or by the name of a network that is here.</summary>
internal static class NetworkSource
{
    private const string Prefix = "Networks.";

    // What every project has by default.
    private const string ImplicitUsings = "global using System; global using System.Collections.Generic; global using System.Linq; global using ConvGen;";

    private static readonly ImmutableArray<MetadataReference> s_references =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>The networks that are known by name.</summary>
    public static IEnumerable<string> Names =>
        typeof(NetworkSource).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Select(name => name[Prefix.Length..]).Order(StringComparer.Ordinal);

    /// <param name="network">One of <see cref="Names"/>, or the path of a C# file; the first network in it is taken.</param>
    /// <exception cref="ArgumentException">There is no such network or file, or the declaration is wrong.</exception>
    public static Network Read(string network)
    {
        CSharpCompilation compilation = Compile([Text(network), ImplicitUsings]);
        NetworkDeclaration declaration = compilation.SyntaxTrees[0].GetRoot().DescendantNodes()
            .Select(node => compilation.GetSemanticModel(compilation.SyntaxTrees[0]).GetDeclaredSymbol(node)).OfType<INamedTypeSymbol>()
            .Select(type => Declare.Network(type, CancellationToken.None)).FirstOrDefault(declared => declared is not null)
            ?? throw new ArgumentException($"'{network}' declares no network; expected a class with [Network(channels, height, width)].");
        Inferred inferred = Infer.Network(declaration);
        return inferred.Network ?? throw new ArgumentException($"'{network}' is wrong: {string.Join(" ", inferred.Problems.Select(Generator.Analyzers.Diagnostics.Message))}");
    }

    /// <summary>A library of C# sources.</summary>
    public static CSharpCompilation Compile(IEnumerable<string> sources) => CSharpCompilation.Create(
        $"Measured{Guid.NewGuid():N}", sources.Select(source => CSharpSyntaxTree.ParseText(source, new(LanguageVersion.Latest))), s_references,
        new(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));

    private static string Text(string network)
    {
        if (Names.FirstOrDefault(name => string.Equals(name, network, StringComparison.OrdinalIgnoreCase)) is { } name)
        {
            using var text = new StreamReader(typeof(NetworkSource).Assembly.GetManifestResourceStream(Prefix + name)!);
            return text.ReadToEnd();
        }
        return File.Exists(network) ? File.ReadAllText(network)
            : throw new ArgumentException($"'{network}' is no network and no file; expected {string.Join(", ", Names)} or the path of a C# file.");
    }
}
