using ConvGen.Generator.Declarations;
using ConvGen.Generator.Inference;
using ConvGen.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ConvGen.Onnx.Tests.Import;

/// <summary>What the generator makes of declarations: everything about a network but its code.</summary>
internal static class Inferred
{
    private static readonly MetadataReference[] s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is "System.Runtime.dll" or "System.Private.CoreLib.dll" or "ConvGen.Runtime.dll")
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private static readonly Lazy<CSharpCompilation> s_declared = new(() => Compile(
        [.. new[] { "ConvGen.Tests/Golden/Networks.cs", "ConvGen.Smoke/LeNet.cs", "ConvGen.Onnx.Networks/OtherNetworks.cs" }.Select(file => File.ReadAllText(Path.Combine(Repository.Root, "tests", file)))]));

    /// <summary>A network of the tests, as it is declared.</summary>
    public static Network Of(Type type) => Infer(s_declared.Value, type.FullName!);

    /// <summary>The network that a source declares, which must be sound C#.</summary>
    public static Network Of(string source, string name)
    {
        CSharpCompilation compilation = Compile(source);
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(own => own.Severity > DiagnosticSeverity.Hidden));
        return Infer(compilation, name);
    }

    private static Network Infer(CSharpCompilation compilation, string name)
    {
        NetworkDeclaration declaration = Declare.Network(compilation.GetTypeByMetadataName(name)!, TestContext.Current.CancellationToken)!;
        var (network, problems) = Generator.Inference.Infer.Network(declaration);
        Assert.Empty(problems);
        return network!;
    }

    private static CSharpCompilation Compile(params string[] sources) => CSharpCompilation.Create(
        "Declared",
        [.. sources.Append("global using ConvGen;").Select(source => CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Latest)))],
        s_references,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
}
