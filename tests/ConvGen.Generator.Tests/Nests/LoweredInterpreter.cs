using ConvGen.Generator.Nests;

namespace ConvGen.Tests.Nests;

/// <summary>Runs lowered code as it is printed: a statement for all lanes before the next statement.</summary>
internal sealed class LoweredInterpreter
{
    private readonly LoweredNest _kernel;
    private readonly Memory _memory;
    private readonly Evaluator _code;
    private readonly Action<int> _lane;
    private Register[] _registers = [];

    private LoweredInterpreter(LoweredNest kernel, Memory memory)
    {
        (_kernel, _memory, _code) = (kernel, memory, new(memory));
        _lane = kernel.Lane is { } lane ? _code.Mover(lane) : static _ => { };
    }

    private int Lanes => _kernel.Lane?.Extent ?? 1;

    public static void Run(LoweredNest kernel, Memory memory) => new LoweredInterpreter(kernel, memory).All(kernel.Body)();

    private Action All(IEnumerable<Node> nodes)
    {
        Action[] steps = [.. nodes.Select(Step)];
        return () =>
        {
            foreach (var step in steps)
                step();
        };
    }

    private Action Step(Node node) => node switch
    {
        For loop => Step(loop),
        Scope scope => All(scope.Body),
        Tile tile => Step(tile),
        Accumulate term => Step(term),
        Store store => Store(store.Output, _code.Value(store.Value), static _ => { }),
        MoveRows rows => Step(rows),
        _ => throw new NotSupportedException($"{node}"),
    };

    private Action Step(For loop)
    {
        var (from, to, body, move) = (Bounds(loop.From), Bounds(loop.To), All(loop.Body), _code.Mover(loop.Axis));
        return () =>
        {
            var (first, end) = (from.Max(bound => bound().Exact), to.Min(bound => bound().Exact));
            var printed = (First: from.Max(bound => bound().Printed), End: to.Min(bound => bound().Printed));
            Assert.True(first < end ? (first, end) == printed : printed.First >= printed.End, $"{_kernel.Nest.Name}: {loop.Axis.Name} is printed from {printed}, not {(first, end)}.");
            Assert.True(first >= loop.Axis.From && (first >= end || end <= loop.Axis.To), $"{_kernel.Nest.Name}: {loop.Axis} runs from {first} to {end}.");
            for (int value = first; value < end; value++)
            {
                move(value);
                body();
            }
        };
    }

    // C# rounds a quotient towards zero, so the printed bound may be too great below zero.
    private List<Func<(int Exact, int Printed)>> Bounds(IEnumerable<Quotient> bounds) => [.. bounds.Select(bound =>
    {
        var (value, divisor) = (_code.Index(bound.Value), bound.Divisor);
        return (Func<(int, int)>)(() => ((int)Math.Ceiling(value() / (double)divisor), (value() + divisor - 1) / divisor));
    })];

    private Action Step(Tile tile)
    {
        Register[] registers = [.. tile.Accumulators.Select(_ => new Register(new float[Lanes], new float[Lanes]))];
        Action[] begin = [.. tile.Accumulators.Select(accumulator =>
        {
            var (initial, winnerInitial, register) = (_code.Value(accumulator.Initial), _code.Value(accumulator.WinnerInitial), registers[accumulator.Number]);
            return InLanes(lane => (register.Values[lane], register.Winners[lane]) = (initial(), winnerInitial()));
        })];
        Action[] end = [.. tile.Accumulators.SelectMany(accumulator =>
        {
            var register = registers[accumulator.Number];
            var store = Store(accumulator.Output, _code.Value(accumulator.Value), lane => _code.Reduced = register.Values[lane]);
            return accumulator.Winner is null ? [store] : new[] { store, Store(accumulator.Winner, () => _code.Reduced, lane => _code.Reduced = register.Winners[lane]) };
        })];
        var outer = _registers;
        _registers = registers;
        var body = All(tile.Body);
        _registers = outer;
        return () =>
        {
            Array.ForEach(begin, step => step());
            body();
            Array.ForEach(end, step => step());
        };
    }

    private Action Step(Accumulate term)
    {
        var register = _registers[term.Accumulator];
        var step = _code.Step(_kernel.Nest.Reduction!.Kind, term.Term, term.Subtracts);
        var number = term.TermIndex is { } index ? _code.Index(index) : static () => 0;
        return InLanes(lane =>
        {
            (register.Values[lane], bool wins) = step(register.Values[lane]);
            register.Winners[lane] = wins ? number() : register.Winners[lane];
        });
    }

    private Action Step(MoveRows rows)
    {
        var (target, to, source) = (_memory[rows.Output.Tensor], _code.Index(rows.Output.Address), _code.Value(rows.Source));
        if (!rows.Folds)
            return _code.Loops(rows.Axes, [], () => target[to()] = source());

        var terms = new List<float>();
        var collect = _code.Loops([.. rows.Axes.Where(axis => !rows.Output.Address.Uses(axis.Name))], [], () => terms.Add(source()));
        return _code.Loops([.. rows.Axes.Where(axis => rows.Output.Address.Uses(axis.Name))], [], () =>
        {
            terms.Clear();
            collect();
            target[to()] = Evaluator.Folded(terms);
        });
    }

    private Action Store(Load output, Func<float> value, Action<int> before)
    {
        var (floats, address) = (_memory[output.Tensor], _code.Index(output.Address));
        return InLanes(lane =>
        {
            before(lane);
            floats[address()] = value();
        });
    }

    private Action InLanes(Action<int> body) => () =>
    {
        for (int lane = 0; lane < Lanes; lane++)
        {
            _lane(lane);
            body(lane);
        }
    };

    private sealed record Register(float[] Values, float[] Winners);
}
