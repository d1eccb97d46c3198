using ConvGen.Generator.Nests;

namespace ConvGen.Generator.Printing;

/// <summary>Expressions in C#, one float at a time.</summary>
/// <param name="element">How an element is written: a local, or a load.</param>
internal sealed class FloatCode(Func<Load, string> element) : VectorCode("float", null, element)
{
    protected override string Zero => "0f";

    public override string Mask => "bool";

    protected override string Everywhere(string number) => number;

    public override string FusedMultiplyAdd(string a, string b, string c) => $"MathF.FusedMultiplyAdd({a}, {b}, {c})";

    public override string Select(string mask, string yes, string no) => $"{mask} ? {yes} : {no}";

    public override string Store(Expr value, string reference, int offset) =>
        $"{(offset == 0 ? reference : $"Unsafe.Add(ref {reference}, {CodeWriter.Number(offset)})")} = {Of(value)};";

    protected override string Choose(Choose c) => $"({Operand(c.Left)} {ScalarCode.Sign(c.Comparison)} {Operand(c.Right)} ? {Operand(c.IfTrue)} : {Operand(c.IfFalse)})";
}
