namespace ConvGen.Generator.Declarations;

/// <summary>An argument of an attribute, as written.</summary>
/// <param name="Name">The parameter's name (<c>kernel</c>) or the property's (<c>Padding</c>).</param>
/// <param name="Value">An <see cref="int"/>, <see cref="bool"/>, <see cref="float"/>, <see cref="string"/> (also an enum member's name), an <see cref="EquatableArray{T}"/> of floats, or null.</param>
internal sealed record Argument(string Name, object? Value);

/// <summary>A layer attribute, as written; its place in the chain is its index in <see cref="NetworkDeclaration.Layers"/>.</summary>
/// <param name="Kind">The attribute's name without its suffix: <c>Conv2d</c>.</param>
/// <param name="Arguments">What was written, in that order; arguments left out are absent.</param>
internal sealed record LayerDeclaration(string Kind, EquatableArray<Argument> Arguments)
{
    /// <summary>Whether it stands on another declaration of the class than the <c>Network</c> attribute.</summary>
    public bool IsElsewhere { get; init; }

    /// <summary>Whether the compiler itself rejects an argument; its error is enough.</summary>
    public bool HasCompilerErrors { get; init; }

    /// <summary>The argument of that name, or null if it was left out.</summary>
    public Argument? Find(string name) => Arguments.FirstOrDefault(argument => argument.Name == name);
}

/// <summary>A member that the user wrote into the network's class, or that the class inherits.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">A method's parameter types, such as <c>int, string</c>; null for everything else.</param>
internal sealed record Member(string Name, string? Parameters);

/// <summary>What is the matter with the class itself.</summary>
/// <param name="IsPartial">Whether every part says <c>partial</c>.</param>
/// <param name="IsGeneric">Whether it, or a type around it, has type parameters.</param>
/// <param name="Oddity">What makes it no ordinary class: <c>static</c>, <c>abstract</c>, <c>a record</c> or the like, or null.</param>
/// <param name="OuterNotPartial">The innermost type around it that is not partial, or null.</param>
/// <param name="ConstructorObstacle">What keeps the class from getting a constructor that takes a seed, or null.</param>
/// <param name="Members">What it has besides the generated part.</param>
internal sealed record ClassFacts(
    bool IsPartial,
    bool IsGeneric,
    string? Oddity,
    string? OuterNotPartial,
    string? ConstructorObstacle,
    EquatableArray<Member> Members)
{
    /// <summary>Whether a constructor of the user's calls no other of the class, and so not the generated one.</summary>
    public bool LooseConstructor { get; init; }

    /// <summary>The primary constructor's parameters; null if there is none.</summary>
    public EquatableArray<string>? PrimaryParameters { get; init; }

    /// <summary>An ordinary partial class.</summary>
    public static ClassFacts Plain { get; } = new(true, false, null, null, null, []);
}

/// <summary>A network as it was written: nothing inferred, nothing checked.</summary>
/// <param name="Type">The class.</param>
/// <param name="Channels">The input's channels.</param>
/// <param name="Height">The input's rows.</param>
/// <param name="Width">The input's columns.</param>
/// <param name="Unroll"><c>Auto</c>, <c>Full</c> or <c>Taps</c>.</param>
/// <param name="Layers">The layer attributes in their order.</param>
/// <param name="Facts">The class's form.</param>
internal sealed record NetworkDeclaration(
    TypeName Type,
    int Channels,
    int Height,
    int Width,
    string Unroll,
    EquatableArray<LayerDeclaration> Layers,
    ClassFacts Facts)
{
    /// <summary>How many <c>Network</c> attributes stand on the class.</summary>
    public int Networks { get; init; } = 1;

    /// <summary>Whether the compiler itself rejects an argument of <c>Network</c>; its error is enough.</summary>
    public bool HasCompilerErrors { get; init; }
}
