using System.Collections.Immutable;

namespace ConvGen.Generator.Nests;

/// <summary>Gradients of nests that are linear in an operand, found by solving the operand's indices for the form that gathers.</summary>
internal static class Adjoint
{
    /// <summary>
    /// The nest of the gradient by <paramref name="operand"/>: each of its elements sums, over the outputs that read it, the output's gradient times the other factor.
    /// A window's axis is solved for (<c>ky = iy - y</c>), and its range becomes a guard.
    /// </summary>
    /// <param name="forward">The nest, as stated.</param>
    /// <param name="operand">The element that the forward nest reads.</param>
    /// <param name="output">The gradient of the nest's output.</param>
    /// <param name="gradient">Where the operand's gradient goes.</param>
    public static Nest ByInput(this Nest forward, string name, string summary, Load operand, Tensor output, Tensor gradient)
    {
        var solved = forward;
        var place = new List<Axis>();
        var guards = new List<Guard>();
        var replaced = new List<string>();
        for (int d = 0; d < operand.Index.Length; d++)
        {
            var index = operand.Index[d];
            if (index.Terms.Length == 1 && index.Constant == 0 && index.Terms[0].Coefficient == 1)
            {
                var same = forward.AxisOf(index.Terms[0].Axis);
                place.Add(same);
                replaced.Add(same.Name);
                continue;
            }

            // The window's axis is the one that counts by one: s*y + ky - p = iy gives ky = iy - s*y + p.
            var window = forward.Loops.LastOrDefault(loop => loop.Reduces && index[loop.Axis.Name] == 1)?.Axis
                ?? throw new ArgumentException($"{forward.Name}: {index} has no axis of the sum that counts by one, to solve for");
            var here = new Axis("i" + index.Terms.First(term => term.Axis != window.Name).Axis, 0, gradient.Dimensions[d].Size);
            var tap = here - index.Without(window.Name);
            solved = solved.Reindex(i => i.Substitute(window.Name, tap));
            guards.Add(new(tap, window.From, window.To));
            place.Add(here);
            replaced.Add(window.Name);
        }

        var over = forward.Loops.Where(loop => !replaced.Contains(loop.Axis.Name)).Select(loop => loop.Axis).ToArray();
        var read = output[[.. solved.Output.Index]];
        var nest = Nest.Sum(name, summary, [.. place], gradient[[.. place.Select(axis => (Affine)axis)]], 0f, over, Factor(solved, operand.Tensor, read));
        return nest with { Guards = [.. guards] };
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
        return Nest.Sum(name, summary, axes, target, target, [.. over], Factor(forward, operand.Tensor, output[[.. forward.Output.Index]]));
    }

    /// <summary>d(Value(Reduction))/d(operand) times the gradient of the output: the other factor of the term, and the divisor of the value.</summary>
    private static Expr Factor(Nest nest, Tensor operand, Load gradient)
    {
        Expr scaled = nest.Value switch
        {
            Arithmetic { Operator: '/', Left: Reduced } division => gradient / division.Right,
            Reduced => gradient,
            _ => throw new ArgumentException($"{nest.Name} is not linear in {operand.Letter}"),
        };
        return nest.Reduction!.Term switch
        {
            Arithmetic { Operator: '*' } product when Reads(product.Left) => product.Right is Load right ? scaled * right : throw new ArgumentException($"{nest.Name}: the factor of {operand.Letter} is not an element"),
            Arithmetic { Operator: '*' } product when Reads(product.Right) => product.Left * scaled,
            _ => scaled,
        };

        bool Reads(Expr e) => e.Loads.Any(load => load.Tensor.Region == operand.Region);
    }
}
