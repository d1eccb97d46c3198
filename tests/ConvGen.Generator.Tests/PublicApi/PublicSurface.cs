using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ConvGen.Tests.PublicApi;

/// <summary>All that other assemblies can use of one, as text: types and members in the compiler's own words, by name.</summary>
internal static class PublicSurface
{
    private static readonly SymbolDisplayFormat s_member = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints | SymbolDisplayGenericsOptions.IncludeVariance,
        memberOptions: SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeModifiers | SymbolDisplayMemberOptions.IncludeAccessibility
            | SymbolDisplayMemberOptions.IncludeRef | SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeConstantValue,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeDefaultValue
            | SymbolDisplayParameterOptions.IncludeParamsRefOut | SymbolDisplayParameterOptions.IncludeExtensionThis,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    private static readonly SymbolDisplayFormat s_type = s_member
        .WithKindOptions(SymbolDisplayKindOptions.IncludeTypeKeyword)
        .WithMemberOptions(SymbolDisplayMemberOptions.None);

    /// <summary>The text: a type a paragraph.</summary>
    public static string Text(INamespaceSymbol root)
    {
        var text = new StringBuilder();
        foreach (var type in Types(root).OrderBy(type => type.ToDisplayString(), StringComparer.Ordinal))
        {
            text.Append(text.Length > 0 ? "\n" : "").Append(Declaration(type)).Append('\n');
            text.AppendJoin("", Members(type).Select(member => $"    {OfInterface(member)}{member.ToDisplayString(s_member)}").Order(StringComparer.Ordinal).Select(line => line + "\n"));
        }

        return text.ToString();
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol at) => at.GetMembers().OfType<INamespaceOrTypeSymbol>()
        .SelectMany(member => member is INamedTypeSymbol type && IsSeen(type) ? Types(member).Prepend(type) : member is INamespaceSymbol ? Types(member) : []);

    // Accessors stand with their property; what the compiler adds to records and enums is no one's decision.
    private static IEnumerable<ISymbol> Members(INamedTypeSymbol type) => type.GetMembers().Where(member => IsSeen(member)
        && member is not (INamedTypeSymbol or IMethodSymbol { AssociatedSymbol: not null } or IMethodSymbol { MethodKind: MethodKind.ExplicitInterfaceImplementation })
        && !(type.TypeKind == TypeKind.Enum && member is IMethodSymbol)
        && !(member is not IPropertySymbol && Has(member, "CompilerGeneratedAttribute")));

    private static bool IsSeen(ISymbol symbol) => symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;

    private static bool Has(ISymbol symbol, string attribute) => symbol.GetAttributes().Any(data => data.AttributeClass?.Name == attribute);

    // Whether every class that implements it has to have the member.
    private static string OfInterface(ISymbol member) =>
        member.ContainingType.TypeKind == TypeKind.Interface ? $"{(member.IsStatic ? "static " : "")}{(member.IsAbstract ? "abstract " : "virtual ")}" : "";

    private static string Declaration(INamedTypeSymbol type)
    {
        string modifiers = type switch
        {
            { TypeKind: not TypeKind.Class } => "",
            { IsStatic: true } => "static ",
            _ => type.IsSealed ? "sealed " : type.IsAbstract ? "abstract " : "",
        };
        var bases = type.Interfaces.AsEnumerable();
        if (type is { TypeKind: TypeKind.Class, BaseType: { SpecialType: not SpecialType.System_Object } parent })
        {
            bases = bases.Prepend(parent);
        }

        string list = string.Join(", ", bases.Select(one => one.ToDisplayString(s_member)));
        string hidden = Has(type, "EditorBrowsableAttribute") ? "[EditorBrowsable(Never)] " : "";
        return $"{hidden}namespace {type.ContainingNamespace.ToDisplayString()}: {SyntaxFacts.GetText(type.DeclaredAccessibility)} {modifiers}{type.ToDisplayString(s_type)}{(list.Length > 0 ? $" : {list}" : "")}";
    }
}
