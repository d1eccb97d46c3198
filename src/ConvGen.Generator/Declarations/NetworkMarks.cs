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
        return new NetworkMarks(
            [.. attributes.Where(static attribute => IsOurs(attribute.AttributeClass, "NetworkAttribute"))],
            [.. attributes.Where(static attribute => IsLayer(attribute.AttributeClass))]);
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
