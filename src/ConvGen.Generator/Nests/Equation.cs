using System.Collections.Immutable;

namespace ConvGen.Generator.Nests;

/// <summary>
/// Which points of a nest read the element at a place: <c>stride*position + dilation*tap + offset = place</c>, solved for an axis that counts by one.
/// Where neither does, the equation itself remains, as a guard.
/// </summary>
/// <param name="Place">The axis of the places.</param>
/// <param name="Gone">The axes that the solution does away with.</param>
/// <param name="Change">Puts the solution into an index.</param>
/// <param name="Guards">Where the solution lies in the range of the axis that it stands for.</param>
/// <param name="Position">The axis of positions, or null.</param>
/// <param name="Tap">The axis of taps where it is left, counted from the last; or null.</param>
internal sealed record Equation(
    Axis Place, ImmutableArray<string> Gone, Func<Affine, Affine> Change, ImmutableArray<Guard> Guards, Axis? Position = null, Axis? Tap = null)
{
    /// <param name="nest">The nest that reads.</param>
    /// <param name="index">Where it reads in this dimension.</param>
    /// <param name="size">Places in this dimension.</param>
    /// <param name="keepsTaps">Whether the taps rather than the positions are to be left where there is a choice.</param>
    public static Equation Solve(Nest nest, Affine index, int size, bool keepsTaps)
    {
        // A kernel of one tap reads where the output stands.
        var single = nest.Loops.Where(loop => loop.Reduces && loop.Axis is { From: 0, To: 1 } && index.Terms.Length > 1 && index.Uses(loop.Axis.Name)).Select(loop => loop.Axis.Name).ToImmutableArray();
        Affine Still(Affine i) => single.Aggregate(i, (left, axis) => left.Substitute(axis, 0));
        if (Still(index) is { Constant: 0, Terms.Length: 1 } still && still.Terms[0] is (var own, 1) && nest.AxisOf(own).Extent == size)
        {
            return new(nest.AxisOf(own), single, Still, []);
        }

        Axis? Only(bool reduces) => nest.Loops.SingleOrDefault(loop => loop.Reduces == reduces && index.Uses(loop.Axis.Name))?.Axis;
        var (position, tap) = (Only(reduces: false), Only(reduces: true));
        var place = new Axis("i" + (position ?? tap)!.Name, size);

        // s*y + ky - p = iy gives ky = iy - s*y + p.
        if (tap is not null && index[tap.Name] == 1 && !(keepsTaps && position is not null && index[position.Name] == 1))
        {
            var solution = place - index.Without(tap.Name);
            return new(place, [tap.Name], i => i.Substitute(tap.Name, solution), [new(solution, tap.From, tap.To)], position);
        }

        if (position is null || tap is null)
        {
            throw new ArgumentException($"{nest.Name}: {index} has no axis that counts by one, to solve for");
        }

        // The farther the tap, the nearer the position: counted from the last tap, positions ascend.
        Affine Flipped(Affine i) => i.Substitute(tap.Name, tap.To - 1 - (Affine)tap);
        var flipped = Flipped(index);
        if (index[position.Name] == 1)
        {
            // y + d*ky - p = iy gives y = iy - d*ky + p.
            var solution = place - flipped.Without(position.Name);
            return new(place, [position.Name], i => Flipped(i).Substitute(position.Name, solution), [new(solution, position.From, position.To)], position, tap);
        }

        return new(place, [], Flipped, [new(place - flipped, 0, 1)], position, tap);
    }
}
