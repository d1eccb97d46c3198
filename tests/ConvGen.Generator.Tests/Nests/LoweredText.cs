using System.Text;
using ConvGen.Generator.Nests;

namespace ConvGen.Tests.Nests;

/// <summary>Lowered code as short text.</summary>
internal static class LoweredText
{
    public static string Of(LoweredNest kernel)
    {
        var text = new StringBuilder();
        Write(kernel.Body, 0);
        return text.ToString();

        void Write(IEnumerable<Node> nodes, int depth)
        {
            foreach (var node in nodes)
            {
                foreach (string line in Lines(node))
                    text.Append(' ', 2 * depth).Append(line).Append('\n');
                Write(node is For loop ? loop.Body : node is Scope scope ? scope.Body : node is Tile tile ? tile.Body : [], depth + 1);
            }
        }
    }

    private static IEnumerable<string> Lines(Node node) => node switch
    {
        For loop => [$"for {loop.Axis.Name} from {Bound("max", loop.From)} to {Bound("min", loop.To)}"],
        Scope scope => [$"where {scope.Label}"],
        Tile tile => tile.Accumulators.Select(result => $"{result.Output}: from {result.Initial}, stored as {result.Value}{(result.Winner is null ? "" : $", {result.Winner} from {result.WinnerInitial}")}"),
        Accumulate step => [$"{step.Accumulator}: {step.Term}{(step.TermIndex is null ? "" : $", number {step.TermIndex}")}"],
        Store store => [$"{store.Output} = {store.Value}"],
        MoveRows rows => [$"{rows.Output} = {(rows.Folds ? "folded " : "")}{rows.Source} for {string.Join(",", rows.Axes.Select(axis => axis.Name))}"],
        _ => [$"{node}"],
    };

    private static string Bound(string pick, IReadOnlyList<Quotient> bounds) =>
        bounds.Count == 1 ? Bound(bounds[0]) : $"{pick}({string.Join(", ", bounds.Select(Bound))})";

    private static string Bound(Quotient bound) => bound.Divisor == 1 ? $"{bound.Value}" : $"ceil(({bound.Value})/{bound.Divisor})";
}
