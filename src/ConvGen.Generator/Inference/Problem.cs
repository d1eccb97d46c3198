using ConvGen.Generator.Declarations;
using ConvGen.Generator.Repairs;

namespace ConvGen.Generator.Inference;

/// <summary>What in the source a problem is about.</summary>
internal enum PlaceKind
{
    /// <summary>The class's name.</summary>
    Class,

    /// <summary>The name of a type that the class is nested in; <see cref="ProblemPlace.Argument"/> says which.</summary>
    OuterClass,

    /// <summary>The first constructor of the class that calls no other of it.</summary>
    Constructor,

    /// <summary>A member of the class; <see cref="ProblemPlace.Argument"/> says which.</summary>
    Member,

    /// <summary>The <c>Network</c> attribute, or one of its arguments.</summary>
    Network,

    /// <summary>The second <c>Network</c> attribute.</summary>
    SecondNetwork,

    /// <summary>A layer's attribute, or one of its arguments.</summary>
    Layer,
}

/// <summary>The place of a problem, in terms of the declaration: whoever reports it finds the syntax.</summary>
/// <param name="Kind">What is marked.</param>
/// <param name="Layer">A layer's index.</param>
/// <param name="Argument">The argument, as the attribute's parameter or property is called; null marks the whole.</param>
internal sealed record ProblemPlace(PlaceKind Kind, int Layer = -1, string? Argument = null)
{
    public static ProblemPlace Class { get; } = new(PlaceKind.Class);

    public static ProblemPlace OfNetwork(string? argument = null) => new(PlaceKind.Network, Argument: argument);

    public static ProblemPlace OfLayer(int layer, string? argument = null) => new(PlaceKind.Layer, layer, argument);
}

/// <summary>Something wrong in a declaration.</summary>
/// <param name="Id">Which diagnostic, one of <see cref="ProblemId"/>.</param>
/// <param name="Arguments">What fills the placeholders of its message.</param>
/// <param name="Place">What is to be marked.</param>
internal sealed record Problem(string Id, EquatableArray<string> Arguments, ProblemPlace Place)
{
    /// <summary>Mechanical ways to mend it, the likeliest first.</summary>
    public EquatableArray<Repair> Repairs { get; init; }
}

/// <summary>The outcome of inference.</summary>
/// <param name="Network">The network, or null if there are problems or the compiler itself objects.</param>
/// <param name="Problems">All problems, in the order of the source where they have one.</param>
internal sealed record Inferred(Network? Network, EquatableArray<Problem> Problems);
