using ConvGen.Generator.Declarations;
using ConvGen.Generator.Repairs;

namespace ConvGen.Generator.Inference;

/// <summary>What a kind of layer sees while it infers one layer: arguments to read, the shape before it, a place for problems.</summary>
/// <param name="declaration">The layer as written.</param>
/// <param name="index">Its place in the chain.</param>
/// <param name="naming">Its name.</param>
/// <param name="input">The shape before it; null if a problem left it unknown.</param>
internal sealed class LayerContext(LayerDeclaration declaration, int index, LayerName naming, Shape? input)
{
    private readonly List<Problem> _problems = [];

    /// <summary>What was reported for this layer.</summary>
    public IReadOnlyList<Problem> Problems => _problems;

    /// <summary>The layer's name as messages write it: <c>conv1</c>.</summary>
    public string Name { get; } = Text.InSentence(naming.Name);

    /// <summary>Whether no problem was reported for this layer.</summary>
    public bool IsSound => _problems.Count == 0;

    /// <summary>The shape before the layer, or null if it is unknown.</summary>
    public Shape? Input => input;

    /// <summary>Where the layer stands. For a known <see cref="Input"/> only.</summary>
    public LayerHead Head =>
        new(index, naming.Name, naming.Key, index - 1, input ?? throw new InvalidOperationException("The input's shape is unknown."), naming.IsNamed, declaration.Kind);

    /// <summary>The shape before the layer if it is an image; a flat one is a problem.</summary>
    public Shape? Image()
    {
        if (input is not { IsFlat: true })
        {
            return input;
        }

        Report(ProblemId.NeedsImage, null, Name, $"{(declaration.Kind[0] == 'A' ? "an" : "a")} {declaration.Kind}", input.ToString());
        Offer(Repair.RemoveAttribute);
        return null;
    }

    /// <summary>The first of <paramref name="names"/> that was written: the specific name before the general one.</summary>
    public string? Decisive(params string[] names) => names.FirstOrDefault(name => declaration.Find(name) is not null);

    /// <summary>Reads a whole number under the first of <paramref name="names"/> that was written; each that was written must be at least <paramref name="minimum"/>.</summary>
    public int Number(int fallback, int minimum, params string[] names)
    {
        foreach (var name in names)
        {
            if (declaration.Find(name)?.Value is int number && number < minimum)
            {
                Report(ProblemId.NumberOutOfRange, name, $"{Name}'s {name}", Text.Plain(number), $"at least {minimum}");
                Offer(Repair.Set(name, Text.Plain(minimum)));
            }
        }

        return Decisive(names) is { } written && declaration.Find(written)!.Value is int value ? value : fallback;
    }

    /// <summary>Reads a yes or no.</summary>
    public bool Flag(string name, bool fallback) => declaration.Find(name)?.Value is bool value ? value : fallback;

    /// <summary>Reads a real number; one that was written and that <paramref name="accepts"/> refuses is a problem.</summary>
    /// <param name="name">The argument.</param>
    /// <param name="fallback">Its value where it was left out.</param>
    /// <param name="accepts">Which numbers are right; every number if null.</param>
    /// <param name="expected">What is right, in words: <c>from 0 to 1</c>.</param>
    public float Real(string name, float fallback, Func<float, bool>? accepts = null, string expected = "")
    {
        if (declaration.Find(name)?.Value is not float number)
        {
            return fallback;
        }

        if (accepts?.Invoke(number) == false)
        {
            Report(ProblemId.NumberOutOfRange, name, $"{Name}'s {name}", Text.Real(number), expected);
        }

        return number;
    }

    /// <summary>Reads a member of an enum; a number that is none of them is a problem.</summary>
    public T Enum<T>(string name, T fallback)
        where T : struct, Enum
    {
        if (declaration.Find(name)?.Value is not string written)
        {
            return fallback;
        }

        if (System.Enum.TryParse<T>(written, out var value) && System.Enum.IsDefined(typeof(T), value))
        {
            return value;
        }

        Report(ProblemId.NumberOutOfRange, name, $"{Name}'s {name}", written.Replace('-', '−'), Text.OneOf(System.Enum.GetNames(typeof(T))));
        return fallback;
    }

    /// <summary>Reads a list of real numbers; null if there is none.</summary>
    public EquatableArray<float>? Numbers(string name) => declaration.Find(name)?.Value as EquatableArray<float>?;

    /// <summary>Whether no problem marks that argument of this layer yet.</summary>
    public bool IsUnmarked(string? argument) => _problems.All(problem => problem.Place.Argument != argument);

    /// <summary>Reports a problem of this layer, marking an argument or, with null, the attribute.</summary>
    public void Report(string id, string? argument, params string[] messageArguments)
    {
        var problem = new Problem(id, [.. messageArguments], ProblemPlace.OfLayer(index, argument));

        // A general argument such as Padding is read once per side, and still is one mistake.
        if (_problems.All(known => known with { Repairs = [] } != problem))
        {
            _problems.Add(problem);
        }
    }

    /// <summary>Adds ways to mend the problem that was reported last.</summary>
    public void Offer(params Repair[] repairs) =>
        _problems[_problems.Count - 1] = _problems[_problems.Count - 1] with { Repairs = [.. repairs] };
}
