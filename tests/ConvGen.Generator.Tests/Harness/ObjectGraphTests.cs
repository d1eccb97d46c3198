using ConvGen.Generator;
using ConvGen.Generator.Declarations;
using Microsoft.CodeAnalysis;

namespace ConvGen.Tests.Harness;

/// <summary>The checks of the harness fail where they must.</summary>
public sealed class ObjectGraphTests
{
    private static readonly SyntaxTree _tree = RoslynHarness.Parse("class C;", "Source.cs");

    private sealed record Bad(string Name, EquatableArray<object> Things);

    [Fact]
    public void PlainValuesAreFine() =>
        Assert.Null(ObjectGraph.FindRoslyn(new Outcome<NetworkDeclaration>("n", new NetworkDeclaration(new TypeName("A", [], "N"), 1, 2, 3, "Auto", [], ClassFacts.Plain), null)));

    [Fact]
    public void ASyntaxTreeDeepInsideIsFound() => Assert.Equal("value.<Things>k__BackingField._items[1] is a ParsedSyntaxTree", ObjectGraph.FindRoslyn(new Bad("n", ["text", _tree])));

    [Fact]
    public void EveryForbiddenKindIsFound()
    {
        var compilation = RoslynHarness.Compile("[System.Obsolete(\"o\")] class C { Missing? m; }");
        var type = compilation.GetTypeByMetadataName("C")!;
        object[] bad =
        [
            compilation, type, type.Locations[0], type.GetAttributes()[0], type.GetAttributes()[0].ConstructorArguments[0],
            type.DeclaringSyntaxReferences[0], compilation.SyntaxTrees[0].GetRoot(TestContext.Current.CancellationToken),
            compilation.GetDiagnostics(TestContext.Current.CancellationToken)[0],
        ];
        Assert.All(bad, thing => Assert.NotNull(ObjectGraph.FindRoslyn(new List<object> { thing })));
    }

    [Fact]
    public void ACapturedVariableIsFound()
    {
        var tree = _tree;
        Func<int> closure = () => tree.Length;
        Assert.NotNull(ObjectGraph.FindRoslyn(closure));
    }
}
