using ConvGen.Generator.Nests;

namespace ConvGen.Generator.Planning;

/// <summary>
/// What a schedule costs, in cycles a term, by a small model of a core: two multiply-adds and two loads a cycle, four cycles until a
/// result can be added to, two loads more for each register that is wanted and not there, and two cycles for a vector that comes from beyond the first-level cache.
/// </summary>
internal static class Cost
{
    private const double PerCycle = 2, Latency = 4, LoopOverhead = 1.5;

    /// <summary>Bytes of a tensor that the first-level cache keeps from one tile to the next, and vectors a cycle from the second.</summary>
    private const double Kept = 48_000, FromSecondLevel = 0.5;

    /// <summary>What a statement more costs in the instruction cache, in the compilers and to the reader.</summary>
    private const double PerStatement = 1e-4;

    private const double MostPoints = 4 * Scheduler.MethodLimit;

    /// <summary>What costs so much fits into no method.</summary>
    public const double TooLong = MostPoints;

    /// <summary>Results in flight that keep the multipliers busy.</summary>
    public const int ToHideLatency = (int)(PerCycle * Latency);

    public static double Of(Nest nest, Target target)
    {
        if (nest.Reduction is null)
        {
            return 1;
        }

        // What no method could hold is not worth counting.
        double points = nest.Loops.Where(loop => loop.Kind == LoopKind.Unrolled).Aggregate(1.0, (product, loop) => product * loop.Axis.Extent);
        return points > MostPoints ? points : Estimate(nest, target)?.Cost ?? double.MaxValue;
    }

    /// <summary>The cost of a reduction part by part; null if its code has no terms.</summary>
    public static Estimate? Estimate(Nest nest, Target target)
    {
        var body = Body.Of(nest);
        if (body.Terms == 0)
        {
            return null;
        }

        int registers = Registers(nest, body);
        double spilled = body.Loads + (2.0 * Math.Max(0, registers - target.Registers) * body.Terms / Math.Max(1, body.Results));
        // Each part is what it adds to the time until then.
        double multiply = body.Terms / PerCycle, loads = Math.Max(multiply, body.Loads / PerCycle), spills = Math.Max(loads, spilled / PerCycle), latency = Math.Max(spills, Latency * body.Terms / body.Results), cache = Math.Max(latency, Far(nest, body, target) / FromSecondLevel);
        // Results are begun and stored once for all turns of the reduction's serial loops.
        double turns = nest.Loops.Where(loop => loop.Reduces && loop.Kind == LoopKind.Serial).Aggregate(1.0, (product, loop) => product * loop.Axis.Extent);
        double ends = 2 * body.Results / turns, waste = Waste(nest);
        double Term(double cycles) => cycles / body.Terms;
        return new(
            Term(multiply), Term(loads - multiply), Term(spills - loads), Term(latency - spills), Term(cache - latency), Term(LoopOverhead), Term(ends), Term(cache + LoopOverhead + ends) * (waste - 1),
            PerStatement * (body.Terms + body.Results), new(body.Terms, body.Loads, body.Results, registers));
    }

    /// <summary>The figures that a schedule was chosen by, in a sentence.</summary>
    public static string Explain(Nest nest, Target target)
    {
        if (nest.Reduction is null)
        {
            return "";
        }

        var body = Body.Of(nest);
        int wanted = Registers(nest, body), missing = wanted - target.Registers;
        string winners = nest.Reduction.Winner is null ? "" : " with their winners";
        string registers = FormattableString.Invariant(missing > 0 ? (FormattableString)$"{wanted} registers are wanted, {missing} more than there are," : $"{wanted} of {target.Registers} registers are wanted");
        return FormattableString.Invariant(
            $"A turn of the innermost loop has {(nest.Guards.IsEmpty ? "" : "up to ")}{body.Terms} terms from {body.Loads} loads; {registers} for {body.Results} results{winners} and {body.Live} operands.");
    }

    /// <summary>Vectors that a turn of the innermost loop reads from beyond the first-level cache: of tensors that it does not keep until the next tile.</summary>
    private static double Far(Nest nest, Body body, Target target)
    {
        var lane = nest.Loops.FirstOrDefault(loop => loop.Kind == LoopKind.Vector)?.Axis;
        var serial = nest.Loops.Where(loop => loop.Reduces && loop.Kind == LoopKind.Serial).ToArray();
        return nest.Reduction!.Term.Loads.Select((load, read) =>
        {
            double floats = body.LoadsOf[read] * (lane is not null && load.Address.Uses(lane.Name) ? lane.Extent : 1.0);
            double tile = floats * serial.Where(loop => load.Address.Uses(loop.Axis.Name)).Aggregate(1.0, (product, loop) => product * loop.Axis.Extent);
            return sizeof(float) * tile > Kept ? floats / target.Lanes : 0;
        }).Sum();
    }

    private static int Registers(Nest nest, Body body) => (body.Results * (nest.Reduction!.Winner is null ? 1 : 2)) + body.Live;

    /// <summary>How much more there is to do for tiles that stand out over an edge.</summary>
    private static double Waste(Nest nest) => nest.Loops.Where(loop => !loop.Reduces).Aggregate(1.0, (product, loop) => product * loop.Axis.Extent)
        / nest.Loops.Where(loop => !loop.Reduces).GroupBy(loop => loop.Stated).Aggregate(1.0, (product, pieces) => product * Covered(nest, [.. pieces]));

    private static double Covered(Nest nest, Loop[] pieces)
    {
        var guard = nest.Guards.FirstOrDefault(guard => guard.Low == 0 && guard.Value.Terms.Length == pieces.Length && pieces.All(piece => guard.Value[piece.Axis.Name] == piece.Step));
        return guard?.High ?? pieces.Aggregate(1.0, (product, piece) => product * piece.Axis.Extent);
    }
}
