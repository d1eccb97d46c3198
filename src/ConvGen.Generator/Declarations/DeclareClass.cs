using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvGen.Generator.Declarations;

/// <summary>Reads what matters of the class that carries the attributes.</summary>
internal static class DeclareClass
{
    // Types of parameters as Namespace.Type, with keywords for the built-in ones.
    private static readonly SymbolDisplayFormat _qualified = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    public static TypeName Name(INamedTypeSymbol type)
    {
        var parts = new Stack<string>();
        for (var part = type.ContainingNamespace; part is { IsGlobalNamespace: false }; part = part.ContainingNamespace)
        {
            parts.Push(Escape(part.Name));
        }

        var outer = Around(type).Reverse().Select(static t => new ContainingType(Keyword(t), Escape(t.Name), TypeParameters(t)));
        return new TypeName(string.Join(".", parts), outer.ToEquatableArray(), Escape(type.Name), Keyword(type), TypeParameters(type));
    }

    public static ClassFacts Facts(INamedTypeSymbol type, CancellationToken cancellation) => new(
        IsPartial(type, cancellation),
        IsGeneric: Around(type).Prepend(type).Any(static t => t.TypeParameters.Length > 0),
        Oddity(type),
        OuterNotPartial: Around(type).FirstOrDefault(t => !IsPartial(t, cancellation))?.Name,
        ConstructorObstacle(type, cancellation),
        Members(type).ToEquatableArray())
    {
        LooseConstructor = LooseConstructor(type, cancellation) is not null,
        PrimaryParameters = Parts(type, cancellation).FirstOrDefault(static part => part.ParameterList is not null)?
            .ParameterList!.Parameters.Select(static parameter => parameter.Identifier.ValueText).ToEquatableArray(),
    };

    private static string? Oddity(INamedTypeSymbol type) => type switch
    {
        { IsStatic: true } => "static",
        { IsAbstract: true } => "abstract",
        { IsRecord: true } => "a record",
        _ when Around(type).Prepend(type).Any(static t => t.IsFileLocal) => "local to its file",
        _ => Ancestors(type).FirstOrDefault(static t => !NetworkMarks.Of(t).Networks.IsEmpty) is { } network ? $"derived from {network.Name}, which is a network itself" : null,
    };

    /// <summary>The first constructor that calls no other of the class, and so leaves the generated part without its parameters. A primary one is told of as such.</summary>
    public static ConstructorDeclarationSyntax? LooseConstructor(INamedTypeSymbol type, CancellationToken cancellation) => type.InstanceConstructors
        .Where(IsWritten)
        .SelectMany(static constructor => constructor.DeclaringSyntaxReferences)
        .Select(reference => reference.GetSyntax(cancellation))
        .OfType<ConstructorDeclarationSyntax>()
        .FirstOrDefault(static constructor => constructor.Initializer?.IsKind(SyntaxKind.ThisConstructorInitializer) != true);

    private static string? ConstructorObstacle(INamedTypeSymbol type, CancellationToken cancellation)
    {
        // A record's parameters are part of what makes it a record, which is said already.
        if (!type.IsRecord && Parts(type, cancellation).Any(static part => part.ParameterList is not null))
        {
            return "it has a primary constructor";
        }

        if (type.InstanceConstructors.Any(static c => IsWritten(c) && c.Parameters.Length == 1 && c.Parameters[0].Type.SpecialType == SpecialType.System_Int32))
        {
            return "it has a constructor with one int already";
        }

        if (Ancestors(type).Prepend(type).SelectMany(static t => t.GetMembers()).FirstOrDefault(static m => m is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true }) is { } required)
        {
            return $"its member {required.Name} is required, which Clone could not heed";
        }

        return type.BaseType is { TypeKind: TypeKind.Class } parent && !parent.InstanceConstructors.Any(CanBeCalledWithNothing)
            ? $"its base class {parent.Name} has no constructor without parameters"
            : null;

        bool CanBeCalledWithNothing(IMethodSymbol constructor) =>
            constructor.DeclaredAccessibility != Accessibility.Private && constructor.Parameters.All(static p => p.IsOptional || p.IsParams);
    }

    private static IEnumerable<Member> Members(INamedTypeSymbol type)
    {
        var own = type.GetMembers().Where(static member => IsWritten(member) && member is not IMethodSymbol { MethodKind: not MethodKind.Ordinary });
        var inherited = Ancestors(type)
            .Where(static t => t.SpecialType != SpecialType.System_Object)
            .SelectMany(static t => t.GetMembers())
            .Where(static member => IsWritten(member) && member.DeclaredAccessibility != Accessibility.Private && member is not IMethodSymbol { MethodKind: not MethodKind.Ordinary });
        return own.Concat(inherited)
            .Where(static member => member.CanBeReferencedByName)
            .Select(static member => new Member(member.Name, (member as IMethodSymbol)?.Parameters.Aggregate("", static (list, p) =>
                list + (list.Length > 0 ? ", " : "") + p.Type.ToDisplayString(_qualified))));
    }

    // The analyzer sees the generated part of the class as well, which is no clash.
    private static bool IsWritten(ISymbol member) =>
        !member.IsImplicitlyDeclared
        && member.DeclaringSyntaxReferences.All(static reference => !reference.SyntaxTree.FilePath.Contains(typeof(NetworkGenerator).FullName!));

    private static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellation) =>
        Parts(type, cancellation).All(static part => part.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static IEnumerable<TypeDeclarationSyntax> Parts(INamedTypeSymbol type, CancellationToken cancellation) =>
        type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellation)).OfType<TypeDeclarationSyntax>();

    private static IEnumerable<INamedTypeSymbol> Around(INamedTypeSymbol type) => Chain(type, static t => t.ContainingType);

    private static IEnumerable<INamedTypeSymbol> Ancestors(INamedTypeSymbol type) => Chain(type, static t => t.BaseType);

    private static IEnumerable<INamedTypeSymbol> Chain(INamedTypeSymbol type, Func<INamedTypeSymbol, INamedTypeSymbol?> next)
    {
        for (var link = next(type); link is not null; link = next(link))
        {
            yield return link;
        }
    }

    private static string Keyword(INamedTypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Interface } => "interface",
        { IsRecord: true, IsValueType: true } => "record struct",
        { IsRecord: true } => "record",
        { IsValueType: true } => "struct",
        _ => "class",
    };

    private static string TypeParameters(INamedTypeSymbol type) =>
        type.TypeParameters.IsEmpty ? "" : $"<{string.Join(", ", type.TypeParameters.Select(static parameter => Escape(parameter.Name)))}>";

    private static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : name;
}
