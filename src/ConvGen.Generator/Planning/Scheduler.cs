using System.Collections.Immutable;
using ConvGen.Generator.Inference;
using ConvGen.Generator.Nests;

namespace ConvGen.Generator.Planning;

/// <summary>Chooses a schedule for a nest and a target: which outputs to keep in registers, and which loops to write out.</summary>
internal static class Scheduler
{
    /// <summary>Statements to which the body of a loop may grow when its reduction is written out: enough to hide the loop, or more for what neighbours share.</summary>
    private static readonly int[] Limits = [64, 240];

    /// <summary>Statements in a method; the JIT stops optimising at about 1,100 multiply-adds.</summary>
    public const int MethodLimit = 1000;

    /// <summary>Statements in a method without a loop. A layer that may be written out has no more; a gradient that has is scheduled like any other.</summary>
    private const int WholeLimit = 1500;

    /// <summary>A layer of so few terms is written out whole unless told otherwise.</summary>
    private const int SmallLayer = 64;

    /// <summary>So many calls that move rows are written one after the other.</summary>
    private const int FewCalls = 8;

    /// <summary>The axis over the images that one vector does not hold.</summary>
    private const string RestOfLanes = "no";

    /// <summary>The nest as it will run, and its lowered form.</summary>
    public static LoweredNest Schedule(Nest nest, Target target, Unroll unroll)
    {
        nest = nest with { Stated = NestText.Stated(nest) };
        if (IsRows(nest))
        {
            return Lower.Nest(Rows(nest, unroll));
        }

        bool small = Points(nest) / (nest.IsScalar ? 1 : target.Lanes) <= SmallLayer;
        if ((unroll == Unroll.Full || (unroll == Unroll.Auto && small)) && Whole(nest, target, small) is { Statements: <= WholeLimit } whole)
        {
            return whole with { Why = "So few terms are written out, all of them." };
        }

        // Windows that no method can hold stay loops.
        string? tooLong = null;
        foreach (var choice in Choices(nest, target))
        {
            if (choice.Lower() is { } lowered)
            {
                return lowered with { Why = Cost.Explain(choice.Nest, target), TooLong = tooLong };
            }

            tooLong ??= choice.Tile;
        }

        return Lower.Nest(Candidate(Vectorise(nest, target), target, ImmutableDictionary<string, int>.Empty, 1, Limits[0], cut: false).Nest);
    }

    /// <summary>The schedules that there are to choose from, the best first: the first that a method can hold is taken.</summary>
    public static IEnumerable<Choice> Choices(Nest nest, Target target) => new[] { true, false }.SelectMany(cut => Candidates(nest, target, cut)
        .Where(candidate => candidate.Cost < Cost.TooLong)
        .OrderBy(candidate => Math.Round(candidate.Cost, 2)).ThenByDescending(candidate => Contiguity(candidate.Nest)));

    /// <summary>Every term written out. Lanes that one vector does not hold stay a loop where the text would be long: it is the same again.</summary>
    private static LoweredNest? Whole(Nest nest, Target target, bool small)
    {
        var vectorised = Vectorise(nest, target);
        return Lower.Nest(small ? vectorised.UnrollAll() : vectorised.Unroll([.. vectorised.Loops.Where(loop => loop.Kind == LoopKind.Serial && loop.Axis.Extent > 1 && loop.Axis.Name != RestOfLanes).Select(loop => loop.Axis.Name)]), WholeLimit);
    }

    /// <summary>Whether the nest only moves numbers, other than whole vectors, or folds them.</summary>
    public static bool IsRows(Nest nest) => nest.Reduction is null
        ? !nest.IsScalar && nest.Value is Load source && !new[] { nest.Output, source }.All(element => element.Index.Last().Equals(Layers.LayerTensors.Block))
        : nest.Reduction.Kind == ReductionKind.Fold;

    private static long Points(Nest nest) => nest.Loops.Aggregate(1L, (product, loop) => product * loop.Axis.Extent);

    /// <summary>Rows go along the axes in which the output and the source are contiguous.</summary>
    private static Nest Rows(Nest nest, Unroll unroll)
    {
        var source = (Load)(nest.Reduction?.Term ?? nest.Value);
        var axes = nest.Loops.Select(loop => loop.Axis).ToList();
        string[] rows = [.. new[] { nest.Output, source }.Select(element => element.Contiguous(axes)!.Name).Distinct()];
        var moved = nest.Reorder(nest.Loops.Select(loop => loop.Axis.Name).OrderBy(axis => rows.Contains(axis) ? 1 : 0)).Rows(rows);
        long calls = moved.Loops.Where(loop => loop.Kind != LoopKind.Row).Aggregate(1L, (product, loop) => product * loop.Axis.Extent);
        return unroll == Unroll.Full || calls <= FewCalls ? moved.UnrollAll() : moved;
    }

    private static Nest Vectorise(Nest nest, Target target)
    {
        if (nest.IsScalar)
        {
            return nest;
        }

        var filling = nest.Filling ?? throw new ArgumentException($"{nest.Name}: no axis can fill the lanes");
        string lane = filling.Name;
        // Channels may be padded to less than a whole vector.
        int lanes = Enumerable.Range(0, 3).Select(halved => target.Lanes >> halved).First(own => filling.Extent % own == 0);
        var vectorised = nest.Vectorise(lane, lanes);
        string outer = lane + "o", inner = vectorised.Loops.First(loop => loop.Kind == LoopKind.Vector).Axis.Name;
        // Lanes that one vector does not hold make a loop around everything; the vector itself comes last.
        bool images = lane == Layers.LayerTensors.Block.Name && inner != lane;
        return vectorised.Reorder(vectorised.Loops.Select(loop => loop.Axis.Name).OrderBy(axis => axis == inner ? 2 : images && axis == outer ? 0 : 1));
    }

    private static IEnumerable<Choice> Candidates(Nest nest, Target target, bool cut)
    {
        var vectorised = Vectorise(nest, target);
        string[] known = KnownAxes(vectorised);
        vectorised = vectorised.Unroll(known);
        int most = (target.Registers - (target.Registers > 16 ? 4 : 3)) / vectorised.Loops.Where(loop => !loop.Reduces && known.Contains(loop.Axis.Name)).Aggregate(1, (product, loop) => product * loop.Axis.Extent);
        var axes = vectorised.Loops.Where(loop => !loop.Reduces && loop.Kind == LoopKind.Serial && loop.Axis.Extent > 1 && loop.Axis.Name != RestOfLanes
            && (cut || !vectorised.Guards.Any(guard => guard.Value.Uses(loop.Axis.Name)))).Select(loop => loop.Axis).ToList();
        return from tiles in Tiles(vectorised, axes, most)
               from limit in Limits
               select Candidate(vectorised, target, tiles, most, limit, cut);
    }

    /// <summary>The axes of factors that are known now, if those are few: written out, they become numbers in the code.</summary>
    private static string[] KnownAxes(Nest nest)
    {
        var axes = (nest.Reduction?.Term.Loads ?? []).Where(load => load.Tensor.IsKnown).SelectMany(load => load.Index).SelectMany(index => index.Terms)
            .Select(term => nest.AxisOf(term.Axis)).Distinct().ToList();
        // What is written out comes last in the sum.
        bool inOrder = nest.Loops.Where(loop => loop.Reduces && loop.Axis.Extent > 1).SkipWhile(loop => !axes.Contains(loop.Axis)).All(loop => axes.Contains(loop.Axis));
        return inOrder && axes.Aggregate(1L, (product, axis) => product * axis.Extent) <= Limits[1] ? [.. axes.Select(axis => axis.Name)] : [];
    }

    /// <summary>Tiles of one or two axes with results enough to hide the latency, or all there are.</summary>
    private static IEnumerable<ImmutableDictionary<string, int>> Tiles(Nest nest, List<Axis> axes, int most)
    {
        var none = ImmutableDictionary<string, int>.Empty;
        var all = new List<ImmutableDictionary<string, int>> { none };
        for (int a = 0; a < axes.Count; a++)
        {
            foreach (int first in Sizes(nest, axes[a], most))
            {
                all.Add(none.Add(axes[a].Name, first));
                for (int b = a + 1; b < axes.Count; b++)
                {
                    all.AddRange(Sizes(nest, axes[b], most / first).Select(second => none.Add(axes[a].Name, first).Add(axes[b].Name, second)));
                }
            }
        }

        int Filled(ImmutableDictionary<string, int> tiles) => tiles.Values.Aggregate(1, (product, size) => product * size);
        int enough = Math.Min(Cost.ToHideLatency, all.Max(Filled));
        return all.Where(tiles => Filled(tiles) >= enough);
    }

    /// <summary>Sizes that divide the extent, or where none does well, some that do not; a window's axis goes in whole strides.</summary>
    private static IEnumerable<int> Sizes(Nest nest, Axis axis, int most)
    {
        if (Windows.GoesWhole(nest, axis.Name))
        {
            return axis.Extent <= most ? [axis.Extent] : [];
        }

        int stride = Windows.StrideOf(nest, axis.Name);
        int whole = (axis.Extent + stride - 1) / stride * stride;
        int[] sizes = [.. Enumerable.Range(2, Math.Max(0, Math.Min(whole, most) - 1)).Where(size => size % stride == 0)];
        int[] dividing = [.. sizes.Where(size => whole % size == 0)];
        return dividing.Any(size => size >= 4) || sizes.Length < 4 ? dividing : sizes.Where(size => size is 4 or 6 or 8 || size == sizes[sizes.Length - 1]);
    }

    private static Choice Candidate(Nest vectorised, Target target, ImmutableDictionary<string, int> tiles, int most, int limit, bool cut)
    {
        var nest = cut ? Windows.Cut(vectorised, ref tiles, most) : vectorised;
        var inner = new List<string>();
        foreach (var tile in tiles)
        {
            if (nest.AxisOf(tile.Key).Extent > tile.Value)
            {
                nest = nest.Split(tile.Key, tile.Value);
                inner.Add(tile.Key + "i");
            }
            else
            {
                inner.Add(tile.Key);
            }
        }

        inner.AddRange(Windows.InnerOf(nest));
        // A function in every register would need more registers than there are.
        nest = Unrolling.Of(nest, inner, limit) with { FinishesInLoop = nest.Reduction is not null && nest.Value.HasCall };
        return new(nest, Cost.Of(nest, target));
    }

    /// <summary>Of two schedules that cost the same, the tile along the output's last axes reads memory in order.</summary>
    private static int Contiguity(Nest nest) =>
        nest.Loops.Where(loop => !loop.Reduces && loop.Kind == LoopKind.Unrolled).Sum(loop => 1 << nest.Output.Index.TakeWhile(index => !index.Uses(loop.Axis.Name)).Count());
}
