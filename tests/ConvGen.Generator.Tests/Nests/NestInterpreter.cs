using ConvGen.Generator.Nests;

namespace ConvGen.Tests.Nests;

/// <summary>Runs a nest as it says: its loops in their order, its guards tested at every point, whatever kind the loops are of.</summary>
internal static class NestInterpreter
{
    public static void Run(Nest nest, Memory memory)
    {
        var code = new Evaluator(memory);
        var address = code.Index(nest.Output.Address);
        var value = code.Value(nest.Value);
        float[] output = memory[nest.Output.Tensor];
        if (nest.Reduction is not { } reduction)
        {
            Axis[] axes = [.. nest.Loops.Select(loop => loop.Axis)];
            code.Loops(axes, nest.Guards, () => output[address()] = value())();
            return;
        }

        // Begun: every point of the output's loops, though it may have no term.
        var results = new Dictionary<int, Result>();
        var (initial, winnerInitial) = (code.Value(reduction.Initial), code.Value(reduction.WinnerInitial ?? 0f));
        var reduced = nest.Loops.Where(loop => loop.Reduces).Select(loop => loop.Axis).ToList();
        Guard[] exists = [.. nest.Guards.Where(guard => !reduced.Any(axis => guard.Value.Uses(axis.Name)))];
        code.Loops([.. nest.Loops.Select(loop => loop.Axis).Except(reduced)], exists, () =>
            Assert.True(results.TryAdd(address(), new(code.At, initial(), winnerInitial())), $"{nest.Name} begins {nest.Output} at {address()} twice."))();

        if (reduction.Kind == ReductionKind.Fold)
        {
            var term = code.Value(reduction.Term);
            Terms(result => result.Terms.Add(term()));
        }
        else
        {
            var step = code.Step(reduction.Kind, reduction.Term);
            var number = reduction.WinnerIndex is { } index ? code.Index(index) : static () => 0;
            Terms(result =>
            {
                (result.Value, bool wins) = step(result.Value);
                result.Winner = wins ? number() : result.Winner;
            });
        }

        var winner = reduction.Winner is { } load ? (Floats: memory[load.Tensor], Address: code.Index(load.Address)) : default;
        foreach (var result in results.Values)
        {
            code.At = result.At;
            code.Reduced = reduction.Kind == ReductionKind.Fold ? Evaluator.Folded(result.Terms) : result.Value;
            output[address()] = value();
            if (winner.Floats is not null)
                winner.Floats[winner.Address()] = result.Winner;
        }

        void Terms(Action<Result> add) => code.Loops([.. nest.Loops.Select(loop => loop.Axis)], nest.Guards, () => add(results[address()]))();
    }

    private sealed class Result(int[] at, float value, float winner)
    {
        public int[] At { get; } = at;

        public float Value { get; set; } = value;

        public float Winner { get; set; } = winner;

        public List<float> Terms { get; } = [];
    }
}
