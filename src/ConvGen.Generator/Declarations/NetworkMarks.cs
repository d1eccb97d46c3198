using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ConvGen.Generator.Declarations;

/// <summary>The attributes on a class that make it a network, in the order of the source.</summary>
/// <param name="Networks">Its <c>Network</c> attributes: one, if all is well.</param>
/// <param name="Layers">Its layers' attributes.</param>
internal readonly record struct NetworkMarks(ImmutableArray<AttributeData> Networks, ImmutableArray<AttributeData> Layers)
{
    public static NetworkMarks Of(INamedTypeSymbol type)
    {
        var attributes = type.GetAttributes();
        var networks = attributes.Where(static attribute => IsOurs(attribute.AttributeClass, "NetworkAttribute")).ToImmutableArray();

        // Between the layers an attribute that the compiler does not know is one with a slip in its name: what it does to shapes is unknown.
        var first = networks.IsEmpty ? attributes.Length : attributes.IndexOf(networks[0]);
        var last = attributes.ToList().FindLastIndex(static attribute => IsLayer(attribute.AttributeClass));
        return new NetworkMarks(
            networks,
            [.. attributes.Where((attribute, i) => IsLayer(attribute.AttributeClass) || (attribute.AttributeClass?.TypeKind == TypeKind.Error && first < i && i < last))]);
    }

    private static bool IsLayer(INamedTypeSymbol? type)
    {
        for (var ancestor = type?.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (IsOurs(ancestor, "LayerAttribute"))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOurs(INamedTypeSymbol? type, string name) =>
        type is { ContainingNamespace: { Name: "ConvGen", ContainingNamespace.IsGlobalNamespace: true }, ContainingType: null } && type.Name == name;
}
