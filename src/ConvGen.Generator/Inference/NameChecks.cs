using System.Globalization;
using ConvGen.Generator.Declarations;
using ConvGen.Generator.Layers;
using ConvGen.Generator.Repairs;

namespace ConvGen.Generator.Inference;

/// <summary>What can be wrong with the names of layers and of the class's own members.</summary>
internal static class NameChecks
{
    private static readonly HashSet<string> _keywords = new(
        ("abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else enum event explicit extern "
        + "false finally fixed float for foreach goto if implicit in int interface internal is lock long namespace new null object operator out override "
        + "params private protected public readonly ref return sbyte sealed short sizeof stackalloc static string struct switch this throw true try typeof "
        + "uint ulong unchecked unsafe ushort using virtual void volatile while").Split(' '),
        StringComparer.Ordinal);

    /// <summary>The problems, those of the class first and then layer by layer.</summary>
    public static IEnumerable<Problem> Of(NetworkDeclaration declaration, EquatableArray<LayerName> names)
    {
        foreach (var member in declaration.Facts.Members.Where(GeneratedMembers.Clashes).Select(static member => member.Name).Distinct())
        {
            yield return new Problem(ProblemId.MemberReserved, [declaration.Type.PlainName, member], new ProblemPlace(PlaceKind.Member, Argument: member));
        }

        if (GeneratedMembers.IsReserved(declaration.Type.PlainName) || GeneratedMembers.Hides(declaration.Type))
        {
            yield return new Problem(ProblemId.NameReserved, ["The class's name", declaration.Type.PlainName], ProblemPlace.Class);
        }

        // Positions from 1 under each name. Names that differ in the first letter's case would be one key in a file.
        var namesakes = Enumerable.Range(1, names.Length).ToLookup(position => Text.LowerFirst(names[position - 1].Name), StringComparer.Ordinal);
        for (var i = 0; i < names.Length; i++)
        {
            if (OfLayer(declaration, names, namesakes, i) is { } problem)
            {
                yield return problem with { Repairs = [Repair.Set("Name", $"\"{Free(declaration, names, i)}\""), .. names[i].IsNamed ? [Repair.Remove("Name")] : Enumerable.Empty<Repair>()] };
            }
        }
    }

    private static Problem? OfLayer(NetworkDeclaration declaration, EquatableArray<LayerName> names, ILookup<string, int> namesakes, int index)
    {
        var (name, _, isNamed) = names[index];
        var place = ProblemPlace.OfLayer(index, isNamed ? "Name" : null);

        if (isNamed && !IsIdentifier(name))
        {
            return new Problem(ProblemId.NameNotAnIdentifier, [name], place);
        }

        if (isNamed && GeneratedMembers.IsReserved(name))
        {
            return new Problem(ProblemId.NameReserved, ["A layer's name", name], place);
        }

        // Of two layers of one name the later is wrong, but a given name yields to a counted one.
        var twin = isNamed ? namesakes[Text.LowerFirst(name)].FirstOrDefault(other => other <= index || !names[other - 1].IsNamed) : 0;
        if (twin > 0)
        {
            return new Problem(ProblemId.NameTwice, [name, declaration.Layers[twin - 1].Kind, Text.Plain(twin)], place);
        }

        // Only layers with parameters become properties.
        var isProperty = LayerKinds.Find(declaration.Layers[index].Kind)?.HasParameters(declaration.Layers[index]) == true;
        var clash = name == declaration.Type.PlainName ? "the class, which has that name"
            : declaration.Facts.Members.Any(member => member.Name == name) ? $"a member of '{declaration.Type.PlainName}' that has that name"
            : null;
        return isProperty && clash is not null ? new Problem(ProblemId.NameClash, [name, clash], place) : null;
    }

    /// <summary>A name like a layer's that nothing else has: its letters and digits, and a number if need be.</summary>
    private static string Free(NetworkDeclaration declaration, EquatableArray<LayerName> names, int index)
    {
        var letters = string.Concat(names[index].Name.Where(IsPart));
        var stem = letters.Length == 0 ? declaration.Layers[index].Kind : char.IsDigit(letters[0]) ? declaration.Layers[index].Kind + letters : Text.UpperFirst(letters);
        var taken = new HashSet<string>(
            names.Where((_, i) => i != index).Select(static name => name.Name).Concat(declaration.Facts.Members.Select(static member => member.Name)).Append(declaration.Type.PlainName),
            StringComparer.OrdinalIgnoreCase);
        return Enumerable.Range(1, int.MaxValue)
            .Select(number => number == 1 ? stem : stem + Text.Plain(number))
            .First(name => !taken.Contains(name) && !GeneratedMembers.IsReserved(name) && IsIdentifier(name));
    }

    /// <summary>Whether C# takes the text for a name, without an escape.</summary>
    public static bool IsIdentifier(string name) =>
        name.Length > 0 && (name[0] == '_' || char.IsLetter(name[0])) && name.All(IsPart) && !_keywords.Contains(name);

    private static bool IsPart(char c) =>
        char.IsLetterOrDigit(c) ? char.GetUnicodeCategory(c) != UnicodeCategory.OtherNumber : c == '_';
}
