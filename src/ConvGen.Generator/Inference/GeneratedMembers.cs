using ConvGen.Generator.Declarations;

namespace ConvGen.Generator.Inference;

/// <summary>The names that generated code has or uses within the class, and that no layer and no other member can have.</summary>
internal static class GeneratedMembers
{
    // A method may be overloaded, so it only clashes with one of the same parameters.
    private static readonly Dictionary<string, string?> _members = new(StringComparer.Ordinal)
    {
        ["InputLength"] = null,
        ["OutputLength"] = null,
        ["Description"] = null,
        ["Parameters"] = null,
        ["Predict"] = "System.ReadOnlySpan<float>, System.Span<float>, int",
        ["Forward"] = "System.ReadOnlySpan<float>, int",
        ["Backward"] = "System.ReadOnlySpan<float>, System.ReadOnlySpan<float>, System.Span<float>, System.Span<float>, int",
        ["Initialize"] = "ConvGen.Init, int",
        ["Save"] = "string",
        ["Load"] = "string",
        ["Clone"] = "",
        ["CreatePretrained"] = "",
        ["Trace"] = "System.ReadOnlySpan<float>",
        ["RunForward"] = "int, ConvGen.CompilerServices.Block",
        ["RunBackward"] = "int, ConvGen.CompilerServices.Block",
        ["RunPrediction"] = "ConvGen.CompilerServices.Block",
        ["RunSingle"] = "ConvGen.CompilerServices.Block",
        ["RunPack"] = "float, float, float",
        ["RunLayer"] = "int, System.ReadOnlySpan<float>, System.ReadOnlySpan<float>, System.ReadOnlySpan<float>, System.Span<float>",
        ["RunFoldForward"] = "int, float, float",
        ["RunFoldBackward"] = "int, float, float",
        ["RunFold"] = "float, float",
    };

    // A property of such a name would hide what the kernels mean by it.
    private static readonly HashSet<string> _internal = new(StringComparer.Ordinal)
    {
        "_state", "Architecture",
    };

    private static readonly HashSet<string> _inherited = new(StringComparer.Ordinal)
    {
        "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString",
    };

    /// <summary>Whether a layer cannot have that name.</summary>
    public static bool IsReserved(string name) => _members.ContainsKey(name) || _internal.Contains(name) || _inherited.Contains(name);

    /// <summary>Whether a class of that name would hide from generated code what it means by it: <c>System</c> as a namespace, <c>var</c> as a keyword.</summary>
    public static bool Hides(TypeName type) => type.Namespace.Length == 0 && type.Outer.Length == 0 && type.PlainName is "System" or "var" or "_";

    /// <summary>Whether a member that the user wrote takes the place of a generated one.</summary>
    public static bool Clashes(Member member) =>
        _internal.Contains(member.Name)
        || (_members.TryGetValue(member.Name, out var parameters)
            && (member.Parameters is null || parameters is null || member.Parameters == parameters));
}
