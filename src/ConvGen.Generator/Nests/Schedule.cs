using System.Collections.Immutable;

namespace ConvGen.Generator.Nests;

/// <summary>Transformations of a nest's loops. None changes which terms an output sums, or in which order.</summary>
internal static class Schedule
{
    /// <summary>Runs over an axis in pieces of <paramref name="factor"/>: <c>x</c> becomes <c>xo</c>, <c>xi</c> with <c>x = factor*xo + xi</c>.</summary>
    public static Nest Split(this Nest nest, string axis, int factor)
    {
        int at = nest.IndexOf(axis);
        var loop = nest.Loops[at];
        if (loop.Axis.From != 0)
        {
            throw new ArgumentException($"{nest.Name}: {axis} begins at {loop.Axis.From} and cannot be split");
        }

        int pieces = (loop.Axis.Extent + factor - 1) / factor;
        var outer = loop with { Axis = new(axis + "o", pieces), Step = loop.Step * factor };
        var inner = loop with { Axis = new(axis + "i", factor) };
        var whole = (factor * outer.Axis) + inner.Axis;
        var split = nest.Reindex(index => index.Substitute(axis, whole)) with { Loops = nest.Loops.RemoveAt(at).Insert(at, inner).Insert(at, outer) };
        return pieces * factor == loop.Axis.Extent ? split : split with { Guards = split.Guards.Add(new(whole, 0, loop.Axis.Extent)) };
    }

    /// <summary>Some of an axis' values, from one on: the axis counts from 0 again, and tensors are seen from where it begins.</summary>
    public static Nest Part(this Nest nest, string axis, int from, int extent)
    {
        int at = nest.IndexOf(axis);
        if (nest.Guards.Any(guard => guard.Value.Uses(axis)) || nest.Loops[at].Axis.From != 0)
        {
            throw new ArgumentException($"{nest.Name}: {axis} is bounded and cannot be taken in parts");
        }

        return nest.Read(load => new(load.Tensor with { Start = load.Tensor.Start + (from * load.Address[axis]) }, load.Index)) with
        {
            Loops = nest.Loops.SetItem(at, nest.Loops[at] with { Axis = new(axis, extent) }),
        };
    }

    /// <summary>Puts the loops into another order; the reduction's loops must stay in the order stated.</summary>
    public static Nest Reorder(this Nest nest, IEnumerable<string> order)
    {
        var loops = order.Select(axis => nest.Loops[nest.IndexOf(axis)]).ToImmutableArray();
        if (loops.Length != nest.Loops.Length || loops.Distinct().Count() != loops.Length)
        {
            throw new ArgumentException($"{nest.Name}: an order must name each loop once");
        }

        return (nest with { Loops = loops }).Checked();
    }

    public static Nest Unroll(this Nest nest, params string[] axes) => nest.WithKind(LoopKind.Unrolled, axes);

    public static Nest UnrollAll(this Nest nest) => nest.Unroll([.. nest.Loops.Where(loop => loop.Kind == LoopKind.Serial && loop.Axis.Extent > 1).Select(loop => loop.Axis.Name)]);

    /// <summary>Puts the values of an axis into the lanes of a vector; an axis longer than the vector is split.</summary>
    public static Nest Vectorise(this Nest nest, string axis, int lanes)
    {
        int extent = nest.AxisOf(axis).Extent;
        if (extent % lanes != 0)
        {
            throw new ArgumentException($"{nest.Name}: {axis} has {extent} values, which {lanes} lanes do not divide");
        }

        return extent == lanes ? nest.WithKind(LoopKind.Vector, [axis]) : nest.Split(axis, lanes).WithKind(LoopKind.Vector, [axis + "i"]);
    }

    /// <summary>Leaves the last loops to one call that moves rows.</summary>
    public static Nest Rows(this Nest nest, params string[] axes) => nest.WithKind(LoopKind.Row, axes);

    /// <summary>
    /// Counts an axis from a moving origin: <c>x = origin + x'</c>. The new axis covers what the guards leave of it;
    /// its old range becomes a guard. For a window that moves with an outer loop, which then has constant taps.
    /// </summary>
    public static Nest Shift(this Nest nest, string axis, Affine origin)
    {
        int at = nest.IndexOf(axis);
        var old = nest.Loops[at].Axis;
        var shifted = nest.Reindex(index => index.Substitute(axis, origin + Affine.Of(axis)));
        var range = (From: int.MinValue / 4, To: int.MaxValue / 4);
        foreach (var guard in shifted.Guards.Where(guard => guard.Value.Uses(axis) && origin.Terms.All(term => !guard.Value.Uses(term.Axis))))
        {
            int coefficient = guard.Value[axis];
            var (least, greatest) = guard.Value.Without(axis).Range(Known.Nothing, nest.AxisOf);
            var (from, to) = coefficient > 0
                ? (CeilDiv(guard.Low - greatest, coefficient), CeilDiv(guard.High - least, coefficient))
                : (CeilDiv(least - guard.High + 1, -coefficient), FloorDiv(greatest - guard.Low, -coefficient) + 1);
            range = (Math.Max(range.From, from), Math.Min(range.To, to));
        }

        if (range.To - range.From > 1_000_000)
        {
            throw new ArgumentException($"{nest.Name}: no guard bounds {axis} once it is counted from {origin}");
        }

        return shifted with
        {
            Loops = shifted.Loops.SetItem(at, shifted.Loops[at] with { Axis = old with { From = range.From, To = range.To }, Origin = origin }),
            Guards = shifted.Guards.Add(new(origin + Affine.Of(axis), old.From, old.To)),
        };
    }

    /// <summary>Computes <paramref name="map"/> where this nest stores its output, which then need not be stored.</summary>
    public static Nest Fuse(this Nest nest, Nest map)
    {
        var read = map.Value.Loads.First(load => load.Tensor.Region == nest.Output.Tensor.Region);
        if (map.Reduction is not null || !read.Index.SequenceEqual(map.Output.Index) || nest.Reduction is null || nest.Accumulates)
        {
            throw new ArgumentException($"{map.Name} cannot be fused into {nest.Name}");
        }

        var output = nest.Output.In(read.Tensor);
        var places = read.Index.Select((index, d) => (Axis: index.Terms[0].Axis, Place: output.Index[d])).ToList();
        Affine Placed(Affine index) => places.Aggregate((Affine)index.Constant, (sum, place) => sum + (index[place.Axis] * place.Place));
        // A region has one letter in a nest.
        string Free(Tensor tensor) => nest.Loads.FirstOrDefault(load => load.Tensor.Region == tensor.Region)?.Tensor.Letter ?? Enumerable.Range(1, int.MaxValue).Select(i => i == 1 ? tensor.Letter : FormattableString.Invariant($"{tensor.Letter}{i}"))
            .First(letter => nest.Loads.All(load => load.Tensor.Letter != letter || load.Tensor.Region == tensor.Region));
        Load Renamed(Load load) => new(load.Tensor.As(Free(load.Tensor)), [.. load.Index.Select(Placed)]);
        return nest with
        {
            Summary = $"{nest.Summary}, then {map.Summary}",
            Output = Renamed(map.Output),
            Value = map.Value.Rewrite(part => part is not Load load ? part : load.Tensor.Region == read.Tensor.Region ? new Reduced() : Renamed(load))
                .Rewrite(part => part is Reduced ? nest.Value : part),
        };
    }

    /// <summary>The principle: the reduction's loops, their pieces joined, run in the order that was stated.</summary>
    public static Nest Checked(this Nest nest)
    {
        if (nest.Reduction is { } reduction)
        {
            var loops = nest.Loops.Where(loop => loop.Reduces && loop.Axis.Extent > 1).ToList();
            var joined = loops.Select(loop => loop.Stated).Where((stated, i) => i == 0 || stated != loops[i - 1].Stated).ToList();
            var stated = reduction.Axes.Where(joined.Contains).ToList();
            bool piecesInOrder = loops.Zip(loops.Skip(1), (outer, inner) => outer.Stated != inner.Stated || outer.Step > inner.Step).All(ordered => ordered);
            if (!joined.SequenceEqual(stated) || !piecesInOrder)
            {
                throw new InvalidOperationException($"{nest.Name}: the terms are stated in the order {string.Join(",", reduction.Axes)}, not {string.Join(",", joined)}");
            }
        }

        return nest;
    }

    public static int FloorDiv(int a, int b) => a >= 0 ? a / b : -((-a + b - 1) / b);

    public static int CeilDiv(int a, int b) => -FloorDiv(-a, b);

    private static Nest WithKind(this Nest nest, LoopKind kind, string[] axes) =>
        nest with { Loops = [.. nest.Loops.Select(loop => axes.Contains(loop.Axis.Name) ? loop with { Kind = kind } : loop)] };

    private static int IndexOf(this Nest nest, string axis)
    {
        for (int i = 0; i < nest.Loops.Length; i++)
        {
            if (nest.Loops[i].Axis.Name == axis)
            {
                return i;
            }
        }

        throw new ArgumentException($"{nest.Name} has no loop over {axis}");
    }
}
