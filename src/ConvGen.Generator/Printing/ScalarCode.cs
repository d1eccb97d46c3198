using ConvGen.Generator.Nests;

namespace ConvGen.Generator.Printing;

/// <summary>Expressions in plain C#, a float at a time.</summary>
internal static class ScalarCode
{
    /// <param name="e">The expression.</param>
    /// <param name="reduced">The local that a reduction's result is in.</param>
    public static string Of(Expr e, string reduced = "") => e switch
    {
        Reduced => reduced,
        Load load => Element(load),
        Number number => CodeWriter.Float(number.Value),
        Position position => $"(float)({VectorCode.Index(position.Value)})",
        Arithmetic a => $"{Operand(a.Left, reduced)} {a.Operator} {Operand(a.Right, reduced)}",
        FusedMultiplyAdd f => $"MathF.FusedMultiplyAdd({Of(f.A, reduced)}, {Of(f.B, reduced)}, {Of(f.C, reduced)})",
        Call call => $"VectorMath.{call.Function}({Of(call.Argument, reduced)})",
        Choose c => $"{Operand(c.Left, reduced)} {Sign(c.Comparison)} {Operand(c.Right, reduced)} ? {Operand(c.IfTrue, reduced)} : {Operand(c.IfFalse, reduced)}",
        _ => throw new InvalidOperationException($"{e} cannot be printed"),
    };

    /// <summary>An element by the indices of a row-major tensor: <c>X[((ic * 32) + y) * 32 + x]</c>.</summary>
    public static string Element(Load load)
    {
        string index = "";
        for (int d = 0; d < load.Index.Length; d++)
        {
            var own = load.Index[d] - load.Tensor.Dimensions[d].Low;
            if (own.IsConstant && own.Constant == 0 && (index.Length == 0 || load.Tensor.Dimensions[d].Size == 1))
            {
                continue;
            }

            string text = VectorCode.Index(own);
            index = index.Length == 0 ? text : $"{Factor(index)} * {CodeWriter.Number(load.Tensor.Dimensions[d].Size)} + {text}";
        }

        return $"{load.Tensor.Letter}[{(index.Length == 0 ? "0" : index)}]";
    }

    private static string Factor(string index) => index.Contains(' ') ? $"({index})" : index;

    private static string Operand(Expr e, string reduced) => e is Arithmetic or Choose ? $"({Of(e, reduced)})" : Of(e, reduced);

    public static string Sign(Comparison comparison) => comparison switch { Comparison.Less => "<", Comparison.LessOrEqual => "<=", _ => "==" };
}
