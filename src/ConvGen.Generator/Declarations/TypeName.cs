namespace ConvGen.Generator.Declarations;

/// <summary>A type that a network's class is nested in.</summary>
/// <param name="Keyword"><c>class</c>, <c>struct</c>, <c>record</c>, <c>record struct</c> or <c>interface</c>.</param>
/// <param name="Name">Its name, escaped with <c>@</c> if it is a keyword, without type parameters.</param>
/// <param name="TypeParameters">Those, where that is the mistake: <c>&lt;T&gt;</c>, or nothing.</param>
internal sealed record ContainingType(string Keyword, string Name, string TypeParameters = "");

/// <summary>Where a network's class stands and what it is called: enough to write another part of it.</summary>
/// <param name="Namespace">The namespace, each part escaped if need be; empty for the global one.</param>
/// <param name="Outer">The types around it, outermost first.</param>
/// <param name="Name">The class's own name, escaped with <c>@</c> if it is a keyword.</param>
/// <param name="Keyword"><c>class</c>, or what stands in its place where that is the mistake (<c>record</c>).</param>
/// <param name="TypeParameters">Its type parameters, where those are the mistake: <c>&lt;T&gt;</c>, or nothing.</param>
internal sealed record TypeName(string Namespace, EquatableArray<ContainingType> Outer, string Name, string Keyword = "class", string TypeParameters = "")
{
    /// <summary><c>Namespace.Outer.Name</c>, as code names it after <c>global::</c>.</summary>
    public string FullName => string.Join(".", Outer.Select(outer => outer.Name).Prepend(Namespace).Append(Name).Where(part => part.Length > 0));

    /// <summary>The full name as the stem of a generated file's name, type parameters in braces.</summary>
    public string HintName => string.Join(".", Outer.Select(outer => outer.Name + outer.TypeParameters).Prepend(Namespace).Append(Name + TypeParameters).Where(part => part.Length > 0))
        .Replace("@", "").Replace('<', '{').Replace('>', '}');

    /// <summary>The class's name as people say it.</summary>
    public string PlainName => Name.TrimStart('@');
}
