using ConvGen.Generator.Nests;

namespace ConvGen.Generator.Printing;

/// <summary>Expressions in C#, for one width of vectors.</summary>
/// <param name="type"><c>Vector512</c> and so on.</param>
/// <param name="lane">The axis that fills the lanes.</param>
/// <param name="element">How an element is written: a local, or a load.</param>
internal class VectorCode(string type, string? lane, Func<Load, string> element)
{
    /// <summary>The register that a reduction's result is in.</summary>
    public string? ReducedTo { get; init; }

    public string Of(Expr e) => e switch
    {
        Reduced when ReducedTo is not null => ReducedTo,
        Load load => element(load),
        Number { Value: 0f } => Zero,
        Number number => Everywhere(CodeWriter.Float(number.Value)),
        Position position => Create(position.Value),
        Arithmetic a => $"{Operand(a.Left)} {a.Operator} {Operand(a.Right)}",
        FusedMultiplyAdd f => FusedMultiplyAdd(Of(f.A), Of(f.B), Of(f.C)),
        Call call => $"VectorMath.{call.Function}({Of(call.Argument)})",
        Choose c => Choose(c),
        _ => throw new InvalidOperationException($"{e} cannot be printed"),
    };

    protected virtual string Zero => $"{type}<float>.Zero";

    /// <summary>The type of which lanes say yes and no.</summary>
    public virtual string Mask => $"{type}<float>";

    /// <summary>A number in every lane.</summary>
    protected virtual string Everywhere(string number) => $"{type}.Create({number})";

    /// <summary>a · b + c, rounded once.</summary>
    public virtual string FusedMultiplyAdd(string a, string b, string c) => $"{type}.FusedMultiplyAdd({a}, {b}, {c})";

    /// <summary>The one where a mask says yes, the other elsewhere.</summary>
    public virtual string Select(string mask, string yes, string no) => $"{type}.ConditionalSelect({mask}, {yes}, {no})";

    /// <summary>Stores a value at a constant distance from a reference.</summary>
    public virtual string Store(Expr value, string reference, int offset) => $"{Operand(value)}.StoreUnsafe(ref {reference}{Behind(offset)});";

    protected virtual string Choose(Choose c) => Select($"{type}.{Compare(c.Comparison)}({Of(c.Left)}, {Of(c.Right)})", Of(c.IfTrue), Of(c.IfFalse));

    /// <summary>An index as a number in every lane.</summary>
    public string Create(Affine index) => index.IsConstant ? Everywhere(CodeWriter.Number(index.Constant) + "f") : Everywhere($"(float)({Index(index)})");

    /// <summary>The element at a constant distance from a reference: in every lane, or a lane each, of neighbours or of every second number.</summary>
    public string Element(Load load, string reference, int offset) => load.Address[lane ?? ""] switch
    {
        0 => Everywhere(offset == 0 ? reference : $"Unsafe.Add(ref {reference}, {CodeWriter.Number(offset)})"),
        1 => $"{type}.LoadUnsafe(ref {reference}{Behind(offset)})",
        2 => $"Lanes.EverySecond{type.Substring("Vector".Length)}(ref {reference}{Behind(offset)})",
        _ => throw new InvalidOperationException($"{load} is neither the same in all lanes nor contiguous, nor every second number"),
    };

    private static string Behind(int offset) => offset == 0 ? "" : $", {CodeWriter.Number(offset)}";

    /// <summary>An index as C# writes it: <c>2 * y + 1</c>.</summary>
    public static string Index(Affine index)
    {
        string text = index.ToString(" * ");
        return text.Replace("+", " + ").Replace("-", " - ") is var spaced && spaced.StartsWith(" - ", StringComparison.Ordinal) ? "-" + spaced.Substring(3) : spaced;
    }

    /// <summary>The expression as an operand or a receiver: in parentheses if it has an operator.</summary>
    public string Operand(Expr e) => e is Arithmetic ? $"({Of(e)})" : Of(e);

    private static string Compare(Comparison comparison) => comparison switch
    {
        Comparison.Less => "LessThan",
        Comparison.LessOrEqual => "LessThanOrEqual",
        _ => "Equals",
    };
}
