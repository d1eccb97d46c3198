using System.Collections.Immutable;

namespace ConvGen.Generator.Nests;

/// <summary>
/// Makes a scheduled nest's loops explicit. No guard is ever tested in a loop: the innermost serial loop that a guard depends on
/// takes it as a bound, or, where unrolled axes depend on it too, is cut into the part where the guard holds throughout and single
/// iterations in which it is decided point by point.
/// </summary>
internal sealed class Lower
{
    private readonly Nest nest;
    private readonly ImmutableArray<Loop> loops;
    private readonly int reducesFrom;
    private readonly int finishesBehind;
    private int left;

    private Lower(Nest nest, int most)
    {
        left = most;
        this.nest = nest;
        loops = nest.Loops;
        int first = loops.TakeWhile(loop => !loop.Reduces).Count();
        reducesFrom = nest.Reduction is null ? int.MaxValue : first;
        finishesBehind = nest.FinishesInLoop ? Finishing.LoopOf(nest) : -1;
    }

    /// <summary>The lowered nest, whatever its length.</summary>
    public static LoweredNest Nest(Nest nest) => Nest(nest, int.MaxValue)!;

    /// <summary>The lowered nest, or null where it has more terms than <paramref name="most"/>; then the work ends early.</summary>
    public static LoweredNest? Nest(Nest nest, int most)
    {
        var lane = nest.Loops.FirstOrDefault(loop => loop.Kind == LoopKind.Vector)?.Axis;
        var open = nest.Guards.Where(guard => !Holds(guard, guard.Value.Range(Known.Nothing, nest.AxisOf)));
        var lower = new Lower(nest.Checked(), most);
        var body = lower.Loops(0, Known.Nothing, [.. open]);
        return lower.left < 0 ? null : new(nest, lane, body);
    }

    private static bool Holds(Guard guard, (int Least, int Greatest) range) => guard.Low <= range.Least && range.Greatest < guard.High;

    private static bool Fails(Guard guard, (int Least, int Greatest) range) => range.Greatest < guard.Low || guard.High <= range.Least;

    private static string Label(Axis axis, int value) => FormattableString.Invariant($"{axis.Name} = {value}");

    /// <summary>Whether a guard says which terms an output has, not whether there is the output.</summary>
    private bool DecidesTerms(Guard guard) => loops.Any(loop => loop.Reduces && guard.Value.Uses(loop.Axis.Name));

    private ImmutableArray<Node> Loops(int at, Known known, ImmutableArray<Guard> open)
    {
        if (left < 0)
        {
            return [];
        }

        if (at == reducesFrom)
        {
            return Accumulators(at, known, open);
        }

        if (at == loops.Length)
        {
            Decided(known, open);
            return [new Store((Load)known.In(nest.Output), known.In(nest.Value))];
        }

        var loop = loops[at];
        return loop.Kind switch
        {
            LoopKind.Row => [new MoveRows((Load)known.In(nest.Output), (Load)known.In(nest.Reduction?.Term ?? nest.Value), [.. loops.Skip(at).Select(row => row.Axis)], nest.Reduction is not null)],
            LoopKind.Vector => Loops(at + 1, known, open),
            LoopKind.Unrolled => [.. Values(loop, known, open, (value, rest) => Loops(at + 1, known.And(loop.Axis, value), rest))],
            _ => [.. Serial(at, known, open, (inner, rest) => Loops(at + 1, inner, rest)), .. at == finishesBehind ? Finish(at, known, open) : []],
        };
    }

    /// <summary>Opens a register for each point of the loops inside the reduction, and closes it behind the reduction.</summary>
    private ImmutableArray<Node> Accumulators(int at, Known known, ImmutableArray<Guard> open)
    {
        var reduction = nest.Reduction!;
        // An output exists whether it has terms or not.
        ImmutableArray<Guard> exists = [.. open.Where(guard => !DecidesTerms(guard))];
        var points = Points(at, known, exists).ToList();
        var registers = points.Select((point, i) => new Accumulator(
            i, reduction.Kind, (Load)point.In(nest.Output), point.In(reduction.Initial), nest.FinishesInLoop ? new Reduced() : point.In(nest.Value), reduction.Winner is null ? null : (Load)point.In(reduction.Winner),
            point.In(reduction.WinnerInitial ?? 0f))).ToImmutableArray();
        if (registers.IsEmpty)
        {
            return [];
        }

        var numbers = registers.ToDictionary(register => register.Output.Address, register => register.Number);
        var tile = new Tile(registers, Reduction(at, known, open, numbers));
        return at == finishesBehind ? [tile, .. Finish(at, known, open)] : [tile];
    }

    /// <summary>What becomes of results, in loops of their own.</summary>
    private ImmutableArray<Node> Finish(int at, Known known, ImmutableArray<Guard> open)
    {
        var map = Finishing.Of(nest, at, out var renamed);
        return new Lower(map, int.MaxValue).Loops(at, known, [.. open.Where(guard => !DecidesTerms(guard)).Select(guard => guard with { Value = renamed(guard.Value) })]);
    }

    private IEnumerable<Known> Points(int at, Known known, ImmutableArray<Guard> open)
    {
        if (at == loops.Length)
        {
            Decided(known, open);
            return [known];
        }

        var loop = loops[at];
        if (loop.Reduces || loop.Kind == LoopKind.Vector)
        {
            return Points(at + 1, known, open);
        }

        return loop.Kind == LoopKind.Unrolled
            ? Values(loop, known, open, (value, rest) => Points(at + 1, known.And(loop.Axis, value), rest))
            : throw new InvalidOperationException($"{nest.Name}: {loop.Axis.Name} lies inside the reduction and must be unrolled");
    }

    private ImmutableArray<Node> Reduction(int at, Known known, ImmutableArray<Guard> open, Dictionary<Affine, int> numbers)
    {
        if (left < 0)
        {
            return [];
        }

        if (at == loops.Length)
        {
            Decided(known, open);
            return numbers.TryGetValue(known.In(nest.Output.Address), out int number) ? Term(number, known) : [];
        }

        var loop = loops[at];
        return loop.Kind switch
        {
            LoopKind.Vector => Reduction(at + 1, known, open, numbers),
            LoopKind.Unrolled => Scoped(loop, Values(loop, known, open, (value, rest) => new[] { (value, Body: Reduction(at + 1, known.And(loop.Axis, value), rest, numbers)) })),
            _ => Serial(at, known, open, (inner, rest) => Reduction(at + 1, inner, rest, numbers)),
        };
    }

    /// <summary>A term with what is known of it: nothing times zero, and no multiplication by one.</summary>
    private ImmutableArray<Node> Term(int number, Known known)
    {
        var term = known.In(nest.Reduction!.Term);
        if (term is Arithmetic { Operator: '*', Left: Number { Value: 0f } })
        {
            return [];
        }

        left -= LoweredNest.StatementsOf(term);
        return term switch
        {
            Arithmetic { Operator: '*', Left: Number { Value: 1f } } once => [new Accumulate(number, once.Right, null)],
            Arithmetic { Operator: '*', Left: Number { Value: -1f } } less => [new Accumulate(number, less.Right, null, Subtracts: true)],
            _ => [new Accumulate(number, term, nest.Reduction.WinnerIndex is null ? null : known.In(nest.Reduction.WinnerIndex))],
        };
    }

    /// <summary>Steps of an unrolled loop become scopes of their own where no element is loaded in two of them.</summary>
    private static ImmutableArray<Node> Scoped(Loop loop, IEnumerable<(int Value, ImmutableArray<Node> Body)> steps)
    {
        var all = steps.Where(step => !step.Body.IsEmpty).ToList();
        bool worthwhile = all.Count > 1 && all.Sum(step => step.Body.Length) >= 32;
        return worthwhile && !ShareLoads(all.Select(step => step.Body))
            ? [.. all.Select(step => new Scope(Label(loop.Axis, step.Value), step.Body))]
            : [.. all.SelectMany(step => step.Body)];
    }

    private static bool ShareLoads(IEnumerable<ImmutableArray<Node>> steps)
    {
        var earlier = new HashSet<Load>();
        foreach (var step in steps)
        {
            var own = new HashSet<Load>(step.SelectMany(LoadsOf));
            if (own.Overlaps(earlier))
            {
                return true;
            }

            earlier.UnionWith(own);
        }

        return false;
    }

    private static IEnumerable<Load> LoadsOf(Node node) => node switch
    {
        Accumulate step => step.Term.Loads,
        Scope scope => scope.Body.SelectMany(LoadsOf),
        For loop => loop.Body.SelectMany(LoadsOf),
        _ => [],
    };

    private IEnumerable<T> Values<T>(Loop loop, Known known, ImmutableArray<Guard> open, Func<int, ImmutableArray<Guard>, IEnumerable<T>> body)
    {
        for (int value = loop.Axis.From; value < loop.Axis.To; value++)
        {
            var with = known.And(loop.Axis, value);
            if (!open.Any(guard => with.Decides(guard.Value, out int decided) && Fails(guard, (decided, decided))))
            {
                foreach (var result in body(value, open))
                {
                    yield return result;
                }
            }
        }
    }

    private ImmutableArray<Node> Serial(int at, Known known, ImmutableArray<Guard> open, Func<Known, ImmutableArray<Guard>, ImmutableArray<Node>> body)
    {
        var axis = loops[at].Axis;
        var inner = loops.Skip(at + 1).ToList();
        var mine = open.Where(guard => guard.Value.Uses(axis.Name) && inner.All(loop => loop.Kind != LoopKind.Serial || loop.Axis.Extent == 1 || !guard.Value.Uses(loop.Axis.Name))).ToList();
        var bounds = mine.Where(guard => inner.All(loop => !guard.Value.Uses(loop.Axis.Name))).ToList();
        var cutting = mine.Except(bounds).ToList();
        var rest = open.Where(guard => !mine.Contains(guard)).ToImmutableArray();

        List<Quotient> from = [], to = [];
        int first = axis.From, end = axis.To;
        foreach (var guard in bounds)
        {
            var (low, high) = Bounds(guard, known, axis.Name);
            if (low.Value.IsConstant)
            {
                first = Math.Max(first, Schedule.CeilDiv(low.Value.Constant, low.Divisor));
                end = Math.Min(end, Schedule.CeilDiv(high.Value.Constant, high.Divisor));
            }
            else
            {
                from.Add(low);
                to.Add(high);
            }
        }

        if (from.Count > 0)
        {
            // Printed bounds round towards zero, which is upwards only below it.
            return cutting.Count == 0 && axis.From >= 0
                ? [new For(axis, [new(first, 1), .. from], [new(end, 1), .. to], body(known, rest))]
                : throw new InvalidOperationException($"{nest.Name}: the loop over {axis.Name} begins below zero or is cut, and cannot be bounded too");
        }

        var nodes = ImmutableArray.CreateBuilder<Node>();
        for (int value = first; value < end; value++)
        {
            int last = value;
            while (last < end && cutting.All(guard => Holds(guard, Range(guard, known.And(axis, last)))))
            {
                last++;
            }

            if (last - value > 1)
            {
                nodes.Add(new For(axis, [new(value, 1)], [new(last, 1)], body(known, rest)));
                value = last - 1;
            }
            else if (!cutting.Any(guard => (loops[at].Reduces || !DecidesTerms(guard)) && Fails(guard, Range(guard, known.And(axis, value)))))
            {
                var single = body(known.And(axis, value), [.. rest, .. cutting]);
                nodes.AddRange(cutting.Count > 0 && end - first > 1 ? [new Scope(Label(axis, value), single)] : single);
            }
        }

        return nodes.ToImmutable();
    }

    /// <exception cref="InvalidOperationException">A guard depends on a loop inside of which it can no longer be tested.</exception>
    private void Decided(Known known, ImmutableArray<Guard> open)
    {
        if (open.FirstOrDefault(guard => !known.Decides(guard.Value, out _)) is { } guard)
        {
            throw new InvalidOperationException($"{nest.Name}: no loop decides {guard}");
        }
    }

    private (int Least, int Greatest) Range(Guard guard, Known known) => guard.Value.Range(known, nest.AxisOf);

    /// <summary><c>Low ≤ c*axis + rest &lt; High</c>, solved for the axis: from ⌈low⌉ to below ⌈high⌉.</summary>
    private static (Quotient Low, Quotient High) Bounds(Guard guard, Known known, string axis)
    {
        int c = guard.Value[axis];
        var rest = known.In(guard.Value.Without(axis));
        return c > 0
            ? (new(guard.Low - rest, c), new(guard.High - rest, c))
            : (new(rest - (guard.High - 1), -c), new(rest - guard.Low + 1, -c));
    }
}
