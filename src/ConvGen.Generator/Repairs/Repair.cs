using System.Collections.Immutable;

namespace ConvGen.Generator.Repairs;

/// <summary>What is done to the attribute or the class that a diagnostic marks.</summary>
internal enum RepairKind
{
    /// <summary>Gives an argument a value, whether it was written or not.</summary>
    SetArgument,

    /// <summary>Takes a named argument away.</summary>
    RemoveArgument,

    /// <summary>Takes the attribute away.</summary>
    RemoveAttribute,

    /// <summary>Puts an attribute before it.</summary>
    InsertBefore,

    /// <summary>Makes the type <c>partial</c>.</summary>
    MakePartial,
}

/// <summary>A mechanical repair, found by inference and done by a code fix: it travels with the diagnostic, as a property.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Name">The argument's name, or the attribute's.</param>
/// <param name="Value">The argument's value, as code.</param>
internal sealed record Repair(RepairKind Kind, string Name = "", string Value = "")
{
    private const string Key = "Repair";
    private const char Separator = '|';

    public static Repair MakePartial { get; } = new(RepairKind.MakePartial);

    public static Repair RemoveAttribute { get; } = new(RepairKind.RemoveAttribute);

    public static Repair InsertBefore(string attribute) => new(RepairKind.InsertBefore, attribute);

    public static Repair Set(string argument, string value) => new(RepairKind.SetArgument, argument, value);

    public static Repair Remove(string argument) => new(RepairKind.RemoveArgument, argument);

    /// <summary>A diagnostic's properties for some repairs.</summary>
    public static ImmutableDictionary<string, string?> Properties(IEnumerable<Repair> repairs) =>
        repairs.Select(static (repair, i) => new KeyValuePair<string, string?>($"{Key}{i}", $"{repair.Kind}{Separator}{repair.Name}{Separator}{repair.Value}"))
            .ToImmutableDictionary();

    /// <summary>The repairs in a diagnostic's properties.</summary>
    public static IEnumerable<Repair> From(ImmutableDictionary<string, string?> properties)
    {
        for (var i = 0; properties.TryGetValue($"{Key}{i}", out var text); i++)
        {
            var parts = text!.Split([Separator], 3);
            yield return new Repair((RepairKind)Enum.Parse(typeof(RepairKind), parts[0]), parts[1], parts[2]);
        }
    }
}
