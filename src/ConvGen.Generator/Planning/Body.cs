using System.Collections.Immutable;
using ConvGen.Generator.Nests;

namespace ConvGen.Generator.Planning;

/// <summary>The straight-line code inside the loops, counted without writing it.</summary>
/// <param name="Terms">Multiply-adds.</param>
/// <param name="LoadsOf">Different elements that each of the term's loads reads.</param>
/// <param name="Live">Elements that are held at once for another use.</param>
/// <param name="Results">Registers that are added to.</param>
internal sealed record Body(int Terms, ImmutableArray<int> LoadsOf, int Live, int Results)
{
    /// <summary>Different elements that are read.</summary>
    public int Loads => LoadsOf.Sum();

    public static Body Of(Nest nest)
    {
        var loops = nest.Loops.Where(loop => loop.Kind == LoopKind.Unrolled).ToArray();
        var axes = loops.Select(loop => loop.Axis).ToArray();
        // A loop of one turn is a constant.
        var turns = nest.Loops.Where(loop => loop.Kind == LoopKind.Serial && loop.Axis.Extent == 1).Aggregate(Known.Nothing, (known, loop) => known.And(loop.Axis, loop.Axis.From));
        var known = nest.Guards.Select(guard => (Guard: guard, Value: turns.In(guard.Value)))
            .Where(guard => guard.Value.Terms.All(term => axes.Any(axis => axis.Name == term.Axis)))
            .ToLookup(guard => loops.Any(loop => loop.Reduces && guard.Guard.Value.Uses(loop.Axis.Name)), guard => new Condition(guard.Value, guard.Guard, axes));
        var (ofTerms, ofResults) = (known[true].ToArray(), known[false].ToArray());
        var reads = nest.Reduction!.Term.Loads.Select(load => new Uses(load, axes)).ToArray();
        var output = new Uses(nest.Output, axes);

        int terms = 0;
        int[] at = [.. axes.Select(axis => axis.From)];
        for (bool more = true; more; more = Next(at, axes))
        {
            if (Fails(ofResults, at))
            {
                continue;
            }

            output.Add(at, terms);
            if (Fails(ofTerms, at))
            {
                continue;
            }

            foreach (var read in reads)
            {
                read.Add(at, terms);
            }

            terms++;
        }

        var change = new int[terms + 2];
        foreach (var read in reads)
        {
            read.AddLives(change);
        }

        int live = 0, most = 0;
        foreach (int step in change)
        {
            live += step;
            most = Math.Max(most, live);
        }

        return new(terms, [.. reads.Select(read => read.Count)], most, output.Count);
    }

    private static bool Fails(Condition[] conditions, int[] at)
    {
        foreach (var condition in conditions)
        {
            if (condition.Fails(at))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Next(int[] at, Axis[] axes)
    {
        for (int i = at.Length - 1; i >= 0; i--)
        {
            if (++at[i] < axes[i].To)
            {
                return true;
            }

            at[i] = axes[i].From;
        }

        return false;
    }

    /// <summary>A guard of which all is known at each point.</summary>
    private sealed class Condition(Affine value, Guard guard, Axis[] axes)
    {
        private readonly Line line = new([.. axes.Select(axis => value[axis.Name])], value.Constant);

        public bool Fails(int[] at) => line.At(at) is var value && (value < guard.Low || value >= guard.High);
    }

    /// <summary>The different elements that a load meets, and at which terms each is used first and last.</summary>
    private sealed class Uses
    {
        private readonly Line place;
        private readonly (int First, int Last)[] uses;

        public Uses(Load load, Axis[] axes)
        {
            // Elements are numbered by their indices, densely: the axes of each index span a range, counted in steps of their common divisor.
            int size = 1, origin = 0;
            var coefficients = new int[axes.Length];
            foreach (var index in load.Index)
            {
                int step = axes.Aggregate(0, (divisor, axis) => Divisor(divisor, index[axis.Name]));
                if (step == 0)
                {
                    continue;
                }

                int span = 0;
                for (int i = 0; i < axes.Length; i++)
                {
                    int own = index[axes[i].Name] / step;
                    coefficients[i] += size * own;
                    origin -= size * own * (own > 0 ? axes[i].From : axes[i].To - 1);
                    span += Math.Abs(own) * (axes[i].Extent - 1);
                }

                size *= span + 1;
            }

            place = new(coefficients, origin);
            uses = new (int, int)[size];
        }

        public int Count { get; private set; }

        /// <summary>Notes the use of an element at a term.</summary>
        public void Add(int[] at, int term)
        {
            // Terms count from 1 here: no use is (0, 0).
            ref var use = ref uses[place.At(at)];
            if (use.First == 0)
            {
                use.First = term + 1;
                Count++;
            }

            use.Last = term + 1;
        }

        /// <summary>Adds when elements that are used again begin and end to be held.</summary>
        public void AddLives(int[] change)
        {
            foreach (var (first, last) in uses)
            {
                if (last > first)
                {
                    change[first - 1]++;
                    change[last]--;
                }
            }
        }

        private static int Divisor(int a, int b) => b == 0 ? Math.Abs(a) : Divisor(b, a % b);
    }

    /// <summary>A sum of axes by their places in a list.</summary>
    private sealed class Line(int[] coefficients, int constant)
    {
        public int At(int[] at)
        {
            int value = constant;
            for (int i = 0; i < at.Length; i++)
            {
                value += coefficients[i] * at[i];
            }

            return value;
        }
    }
}
