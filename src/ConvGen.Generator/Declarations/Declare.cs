using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvGen.Generator.Declarations;

/// <summary>The pass from Roslyn's symbols to what was written. Nothing of Roslyn's passes on.</summary>
internal static class Declare
{
    public const string NetworkAttribute = "ConvGen.NetworkAttribute";

    private const string Suffix = "Attribute";

    /// <summary>The network that <paramref name="type"/> declares, or null if it has none of the attributes.</summary>
    public static NetworkDeclaration? Network(INamedTypeSymbol type, CancellationToken cancellation)
    {
        // On anything else than a class the attributes are the compiler's error already.
        var marks = NetworkMarks.Of(type);
        if (type.TypeKind != TypeKind.Class || (marks.Networks.IsEmpty && marks.Layers.IsEmpty))
        {
            return null;
        }

        var home = Home(type, cancellation);
        var layers = marks.Layers
            .Select(layer => new LayerDeclaration(Kind(layer), Arguments(layer))
            {
                IsElsewhere = Host(layer, cancellation) != home,
                HasCompilerErrors = HasErrors(layer, cancellation),
            })
            .ToEquatableArray();

        var network = marks.Networks.IsEmpty ? null : marks.Networks[0];
        var arguments = network is null ? [] : Arguments(network);
        return new NetworkDeclaration(
            DeclareClass.Name(type),
            Number("channels"),
            Number("height"),
            Number("width"),
            arguments.FirstOrDefault(argument => argument.Name == "Unroll")?.Value as string ?? "Auto",
            layers,
            DeclareClass.Facts(type, cancellation))
        {
            Networks = marks.Networks.Length,
            HasCompilerErrors = network is not null && HasErrors(network, cancellation),
        };

        int Number(string name) => arguments.FirstOrDefault(argument => argument.Name == name)?.Value as int? ?? 0;
    }

    /// <summary>The declaration of <paramref name="type"/> whose layers count: that of the first <c>Network</c> attribute or, without one, of the first layer.</summary>
    public static TypeDeclarationSyntax? Home(INamedTypeSymbol type, CancellationToken cancellation)
    {
        var marks = NetworkMarks.Of(type);
        return marks.Networks.Concat(marks.Layers).FirstOrDefault() is { } first ? Host(first, cancellation) : null;
    }

    private static string Kind(AttributeData attribute)
    {
        var name = attribute.AttributeClass!.Name;
        return name.EndsWith(Suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name;
    }

    private static TypeDeclarationSyntax? Host(AttributeData attribute, CancellationToken cancellation) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(cancellation).FirstAncestorOrSelf<TypeDeclarationSyntax>();

    private static bool HasErrors(AttributeData attribute, CancellationToken cancellation) =>
        attribute.AttributeConstructor is null
        || attribute.ConstructorArguments.Any(IsError)
        || attribute.NamedArguments.Any(static argument => IsError(argument.Value))
        || HasUnknownArguments(attribute, cancellation);

    // A property that does not exist is left out of the symbol.
    private static bool HasUnknownArguments(AttributeData attribute, CancellationToken cancellation) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is AttributeSyntax { ArgumentList.Arguments: var written }
        && written.Count(static argument => argument.NameEquals is not null) != attribute.NamedArguments.Length;

    private static bool IsError(TypedConstant constant) =>
        constant.Kind == TypedConstantKind.Error || (constant.Kind == TypedConstantKind.Array && !constant.IsNull && constant.Values.Any(IsError));

    private static EquatableArray<Argument> Arguments(AttributeData attribute)
    {
        var positional = attribute.ConstructorArguments
            .Select((argument, i) => new Argument(attribute.AttributeConstructor?.Parameters.ElementAtOrDefault(i)?.Name ?? "", Value(argument)));
        var named = attribute.NamedArguments.Select(static argument => new Argument(argument.Key, Value(argument.Value)));
        return positional.Concat(named).ToEquatableArray();
    }

    private static object? Value(TypedConstant constant) => constant.Kind switch
    {
        TypedConstantKind.Primitive => constant.Value,
        TypedConstantKind.Enum => EnumMember(constant),
        TypedConstantKind.Array when !constant.IsNull => constant.Values.Select(static item => item.Value).OfType<float>().ToEquatableArray(),
        _ => null,
    };

    private static string EnumMember(TypedConstant constant)
    {
        var member = constant.Type!.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => Equals(field.ConstantValue, constant.Value));
        return member?.Name ?? Convert.ToString(constant.Value, CultureInfo.InvariantCulture);
    }
}
