using System.Text;

namespace ConvGen.Generator.Nests;

/// <summary>Nests as short text, in index notation.</summary>
internal static class NestText
{
    /// <summary>Such as <c>Y[oc,y,x,n] = b[oc] + sum(ic,ky,kx) W[oc,ic,ky,kx] * X[ic,y+ky,x+kx,n]</c>.</summary>
    public static string Formula(Nest nest)
    {
        string reduced = nest.Reduction is { } reduction ? Reduced(nest, reduction) : "";
        string stored = nest.Value.ToString();
        bool once = stored.IndexOf("reduced", StringComparison.Ordinal) == stored.LastIndexOf("reduced", StringComparison.Ordinal);
        string value = nest.Value is Reduced ? reduced : once ? stored.Replace("((reduced))", "(reduced)").Replace("reduced", reduced) : $"{stored.Replace("(reduced)", "Z").Replace("reduced", "Z")} with Z = {reduced}";
        string winner = nest.Reduction?.Winner is { } load ? $", {load} = the term that won" : "";
        return $"{nest.Output} {(nest.Accumulates ? "+=" : "=")} {value}{winner}";
    }

    /// <summary>The formula and, behind it, where it holds.</summary>
    public static string Stated(Nest nest) => Formula(nest.Reindex(index => Joined(nest, index))) + (nest.Guards.IsEmpty ? "" : $" where {Where(nest)}");

    /// <summary>An index with the pieces of an axis joined, where all of them are there.</summary>
    private static Affine Joined(Nest nest, Affine index) => nest.Loops.GroupBy(loop => loop.Stated)
        .Where(pieces => pieces.Skip(1).Any() && pieces.All(piece => index[piece.Axis.Name] == piece.Step))
        .Aggregate(index, (joined, pieces) => pieces.Aggregate(joined, (rest, piece) => rest.Without(piece.Axis.Name)) + Affine.Of(pieces.Key));

    /// <summary>Where a formula holds: <c>0&lt;=iy-oy&lt;5</c>; empty where everywhere.</summary>
    public static string Where(Nest nest) => string.Join(", ", nest.Guards);

    /// <summary>The loops, outermost first; a bar stands where the reduction begins: <c>oco:4, y:10 | ic:6, [ky:5], [kx:5], [oci:4], &lt;n:16&gt;</c>.</summary>
    public static string Loops(Nest nest)
    {
        var text = new StringBuilder();
        bool reducing = false;
        foreach (var loop in nest.Loops)
        {
            text.Append(loop.Reduces && !reducing ? " | " : text.Length == 0 ? "" : ", ").Append(Loop(loop));
            reducing |= loop.Reduces;
        }

        return text.ToString().Trim();
    }

    public static string Whole(Nest nest) =>
        $"{nest.Name}: {Formula(nest)}\n" + (nest.Guards.IsEmpty ? "" : $"  where {Where(nest)}\n") + $"  loops {Loops(nest)}\n";

    /// <summary>All that a nest's code depends on but its name: nests of equal signatures do the same to other tensors.</summary>
    public static string Signature(Nest nest)
    {
        var winner = nest.Reduction?.Winner is { } load ? [load] : Enumerable.Empty<Load>();
        var shapes = nest.Loads.Append(nest.Output).Concat(winner).Select(Shape).Distinct();
        return $"{nest.Summary}: {Where(nest)} {Loops(nest)} {nest.Output} = {nest.Value} {nest.Reduction} {string.Join(" ", nest.Tensors.Select(tensor => tensor.Letter))} {string.Join(" ", shapes)}";
    }

    // What is known of a tensor is in the code.
    private static string Shape(Load load) =>
        $"{load.Tensor.Letter}[{string.Join(",", load.Tensor.Dimensions.Select(d => FormattableString.Invariant($"{d.Low}:{d.Size}:{d.Stride}")))}]{(load.Tensor.IsKnown ? load.Tensor.Region.ToString() : "")}";

    private static string Reduced(Nest nest, Reduction reduction)
    {
        string over = reduction.Axes.IsEmpty ? "" : $"{reduction.Kind.ToString().ToLowerInvariant()}({string.Join(",", reduction.Axes)}) ";
        string term = reduction.Term is Choose ? $"({reduction.Term})" : reduction.Term.ToString();
        bool fromNothing = reduction.Initial is Number || nest.Accumulates;
        return fromNothing ? over + term : $"{reduction.Initial} + {over}{term}";
    }

    private static string Loop(Loop loop)
    {
        string range = loop.Axis.From == 0 ? $"{loop.Axis.Name}:{loop.Axis.To}" : FormattableString.Invariant($"{loop.Axis.Name}:{loop.Axis.From}..{loop.Axis.To}");
        return loop.Kind switch
        {
            LoopKind.Unrolled => $"[{range}]",
            LoopKind.Vector => $"<{range}>",
            LoopKind.Row => $"({range})",
            _ => range,
        };
    }
}
