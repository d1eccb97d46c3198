using ConvGen.Generator.Declarations;
using ConvGen.Generator.Inference;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvGen.Generator.Analyzers;

/// <summary>Finds the syntax that a problem is about.</summary>
internal static class Places
{
    public static Location Find(INamedTypeSymbol type, ProblemPlace place, CancellationToken cancellation)
    {
        var marks = NetworkMarks.Of(type);
        return place.Kind switch
        {
            PlaceKind.Layer => Of(marks.Layers[place.Layer], place.Argument, cancellation),
            PlaceKind.Network => Of(marks.Networks[0], place.Argument, cancellation),
            PlaceKind.SecondNetwork => Of(marks.Networks[1], null, cancellation),
            PlaceKind.Member => type.GetMembers(place.Argument!).SelectMany(static member => member.Locations).FirstOrDefault() ?? OfClass(type, cancellation),
            PlaceKind.Constructor => DeclareClass.LooseConstructor(type, cancellation)?.Identifier.GetLocation() ?? OfClass(type, cancellation),
            PlaceKind.OuterClass => Outer(type, place.Argument!),
            _ => OfClass(type, cancellation),
        };
    }

    private static Location OfClass(INamedTypeSymbol type, CancellationToken cancellation) =>
        Declare.Home(type, cancellation)?.Identifier.GetLocation() ?? type.Locations[0];

    private static Location Outer(INamedTypeSymbol type, string name)
    {
        var outer = type.ContainingType;
        while (outer is not null && outer.Name != name)
        {
            outer = outer.ContainingType;
        }

        return (outer ?? type).Locations[0];
    }

    private static Location Of(AttributeData attribute, string? argument, CancellationToken cancellation)
    {
        if (attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is not AttributeSyntax syntax)
        {
            return Location.None;
        }

        var arguments = syntax.ArgumentList?.Arguments ?? default;
        for (var i = 0; i < arguments.Count; i++)
        {
            // Bias = false, kernel: 3, or the parameter at that position.
            var name = arguments[i].NameEquals?.Name.Identifier.ValueText
                ?? arguments[i].NameColon?.Name.Identifier.ValueText
                ?? attribute.AttributeConstructor?.Parameters.ElementAtOrDefault(i)?.Name;
            if (argument is not null && name == argument)
            {
                return arguments[i].GetLocation();
            }
        }

        return syntax.GetLocation();
    }
}
