using System.Collections.Immutable;

namespace ConvGen.Generator.Nests;

/// <summary>Gradients of nests that are linear in an operand or pick one, found by solving the operand's indices for the form that gathers.</summary>
internal static class Adjoint
{
    /// <summary>
    /// The nest of the gradient by <paramref name="operand"/>: each of its elements sums, over the outputs that read it, the output's gradient times the other factor;
    /// of a maximum, where it won. The terms come in the order of the outputs.
    /// </summary>
    /// <param name="forward">The nest, as stated.</param>
    /// <param name="operand">The element that the forward nest reads.</param>
    /// <param name="output">The gradient of the nest's output.</param>
    /// <param name="gradient">Where the operand's gradient goes.</param>
    public static Nest ByInput(this Nest forward, string name, string summary, Load operand, Tensor output, Tensor gradient)
    {
        bool knowsTaps = forward.Reduction!.Term.Loads.Any(load => load.Tensor.IsKnown);
        var solved = operand.Index.Select((index, d) => Equation.Solve(forward, index, gradient.Dimensions[d].Size, knowsTaps)).ToList();
        var taken = solved.Select(equation => equation.Place.Name).Concat(solved.SelectMany(equation => equation.Gone)).ToList();

        // A tap's axis goes in front of the position that it meets or stands for, so that the terms come in the order of positions.
        var over = forward.Loops.Select(loop => loop.Axis).Where(axis => solved.All(equation => equation.Tap != axis))
            .SelectMany(axis => solved.Where(equation => equation.Tap is not null && equation.Position == axis).Select(equation => equation.Tap!).Append(axis))
            .Where(axis => !taken.Contains(axis.Name));

        var here = solved.Aggregate(forward, (nest, equation) => nest.Reindex(equation.Change));
        Axis[] places = [.. solved.Select(equation => equation.Place)];
        var nest = Nest.Sum(name, summary, places, gradient[[.. places.Select(axis => (Affine)axis)]], 0f, [.. over], Term(here, operand.Tensor, output[[.. here.Output.Index]]));
        return nest with { Guards = [.. here.Guards, .. solved.SelectMany(equation => equation.Guards)] };
    }

    /// <summary>The nest that adds a block's part of the gradient by a parameter to its sums, each lane (an image) a chain of its own.</summary>
    public static Nest ByParameter(this Nest forward, string name, string summary, Load operand, Tensor output, Tensor sums, Axis lane)
    {
        var own = operand.Index.Select(index => forward.AxisOf(index.Terms[0].Axis)).ToList();
        bool isFactor = forward.Reduction!.Term.Loads.Contains(operand);
        // A bias is no factor of the terms, so the axes that only they have do not count.
        var over = forward.Loops.Where(loop => isFactor || !loop.Reduces).Select(loop => loop.Axis).Where(axis => axis.Name != lane.Name && !own.Contains(axis));
        Axis[] axes = [.. own, lane];
        var target = sums[[.. axes.Select(axis => (Affine)axis)]];
        return Nest.Sum(name, summary, axes, target, target, [.. over], Term(forward, operand.Tensor, output[[.. forward.Output.Index]]));
    }

    /// <summary>
    /// The nest that adds what lies in a copy to what it was copied from, in place: the gradient of a nest that only moves numbers within a tensor.
    /// Where several were copied from one, they are added in their order.
    /// </summary>
    public static Nest OfCopy(this Nest copy, string name, string summary, Tensor gradient)
    {
        var source = (Load)copy.Value;
        var (from, to) = (gradient[[.. source.Index]], gradient[[.. copy.Output.Index]]);
        var axes = copy.Loops.Select(loop => loop.Axis).ToLookup(axis => source.Index.Any(index => index.Uses(axis.Name)));
        return axes[false].Any()
            ? Nest.Sum(name, summary, [.. axes[true]], from, from, [.. axes[false]], to)
            : Nest.Map(name, summary, [.. axes[true]], from, from + to);
    }

    /// <summary>d(Value(Reduction))/d(operand) times the gradient of the output: the other factor of the term and the divisor of the value, or whether the term won.</summary>
    private static Expr Term(Nest nest, Tensor operand, Load gradient)
    {
        var reduction = nest.Reduction!;
        if (reduction is { Kind: ReductionKind.Max, Winner: { } winner, WinnerIndex: { } index })
        {
            return new Choose(Comparison.Equal, winner, new Position(index), gradient, 0f);
        }

        Expr scaled = nest.Value switch
        {
            Arithmetic { Operator: '/', Left: Reduced } division => gradient / division.Right,
            Reduced => gradient,
            _ => throw new ArgumentException($"{nest.Name} is not linear in {operand.Letter}"),
        };
        return reduction.Term switch
        {
            Arithmetic { Operator: '*' } product when Reads(product.Left) => product.Right is Load right ? scaled * right : throw new ArgumentException($"{nest.Name}: the factor of {operand.Letter} is not an element"),
            Arithmetic { Operator: '*' } product when Reads(product.Right) => product.Left * scaled,
            _ => scaled,
        };

        bool Reads(Expr e) => e.Loads.Any(load => load.Tensor.Region == operand.Region);
    }
}
