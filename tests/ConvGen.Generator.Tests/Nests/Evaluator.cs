using ConvGen.CompilerServices;
using ConvGen.Generator.Nests;

namespace ConvGen.Tests.Nests;

/// <summary>Indices and expressions of a nest as functions of where its axes stand, by the definitions of docs/definitions.md.</summary>
internal sealed class Evaluator(Memory memory)
{
    private readonly List<string> _axes = [];
    private readonly int[] _at = new int[32];

    /// <summary>What the reduction came to.</summary>
    public float Reduced { get; set; }

    /// <summary>Where all axes stand; to be set as a whole again.</summary>
    public int[] At
    {
        get => _at.ToArray();
        set => value.CopyTo(_at, 0);
    }

    public Func<int> Index(Affine index)
    {
        var terms = index.Terms.Select(term => (Slot: Slot(term.Axis), term.Coefficient)).ToArray();
        int constant = index.Constant;
        return () =>
        {
            int value = constant;
            foreach (var (slot, coefficient) in terms)
                value += coefficient * _at[slot];
            return value;
        };
    }

    public Func<float> Value(Expr expression)
    {
        switch (expression)
        {
            case Load load:
                var (floats, address) = (memory[load.Tensor], Index(load.Address));
                return () => floats[address()];
            case Number number:
                return () => number.Value;
            case Position position:
                var index = Index(position.Value);
                return () => index();
            case Generator.Nests.Reduced:
                return () => Reduced;
            case Arithmetic arithmetic:
                var (left, right) = (Value(arithmetic.Left), Value(arithmetic.Right));
                return arithmetic.Operator switch
                {
                    '+' => () => left() + right(),
                    '-' => () => left() - right(),
                    '*' => () => left() * right(),
                    _ => () => left() / right(),
                };
            case FusedMultiplyAdd fused:
                var (a, b, c) = (Value(fused.A), Value(fused.B), Value(fused.C));
                return () => MathF.FusedMultiplyAdd(a(), b(), c());
            case Call call:
                var argument = Value(call.Argument);
                return call.Function switch
                {
                    "Exp" => () => VectorMath.Exp(argument()),
                    "Expm1" => () => VectorMath.Expm1(argument()),
                    "Sigmoid" => () => VectorMath.Sigmoid(argument()),
                    "Tanh" => () => VectorMath.Tanh(argument()),
                    "SiLU" => () => VectorMath.SiLU(argument()),
                    "SiLUDerivative" => () => VectorMath.SiLUDerivative(argument()),
                    "GELU" => () => VectorMath.GELU(argument()),
                    "GELUDerivative" => () => VectorMath.GELUDerivative(argument()),
                    "Sqrt" => () => VectorMath.Sqrt(argument()),
                    _ => throw new NotSupportedException(call.Function),
                };
            case Choose choose:
                var (x, y, ifTrue, ifFalse) = (Value(choose.Left), Value(choose.Right), Value(choose.IfTrue), Value(choose.IfFalse));
                return choose.Comparison switch
                {
                    Comparison.Less => () => x() < y() ? ifTrue() : ifFalse(),
                    Comparison.LessOrEqual => () => x() <= y() ? ifTrue() : ifFalse(),
                    _ => () => x() == y() ? ifTrue() : ifFalse(),
                };
            default:
                throw new NotSupportedException($"{expression}");
        }
    }

    /// <summary>What a term makes of an accumulator: the new one, and whether the term won.</summary>
    public Func<float, (float Value, bool Wins)> Step(ReductionKind kind, Expr term, bool subtracts = false)
    {
        if (kind == ReductionKind.Sum && term is Arithmetic { Operator: '*' } product)
        {
            var (left, right) = (Value(product.Left), Value(product.Right));
            return sum => (MathF.FusedMultiplyAdd(left(), right(), sum), true);
        }

        var value = Value(term);
        return kind == ReductionKind.Sum
            ? sum => (subtracts ? sum - value() : sum + value(), true)
            : best => value() is var next && (next > best || float.IsNaN(next)) ? (next, true) : (best, false);
    }

    /// <summary>Loops around an action, the first outermost. A guard is tested as soon as its axes stand.</summary>
    public Action Loops(IReadOnlyList<Axis> axes, IReadOnlyList<Guard> guards, Action body)
    {
        for (int i = axes.Count - 1; i >= 0; i--)
        {
            var axis = axes[i];
            var decided = guards.Where(guard => guard.Value.Uses(axis.Name) && !axes.Skip(i + 1).Any(inner => guard.Value.Uses(inner.Name))).ToList();
            var (slot, inside, inner) = (Slot(axis.Name), Hold(decided), body);
            body = () =>
            {
                for (int value = axis.From; value < axis.To; value++)
                {
                    _at[slot] = value;
                    if (inside())
                        inner();
                }
            };
        }

        var (always, all) = (Hold(guards.Where(guard => guard.Value.IsConstant)), body);
        return () =>
        {
            if (always())
                all();
        };
    }

    /// <summary>An axis that is moved by hand.</summary>
    public Action<int> Mover(Axis axis)
    {
        int slot = Slot(axis.Name);
        return value => _at[slot] = value;
    }

    /// <summary>The sum by halves: of 2h terms, term i and term i + h, until one is left.</summary>
    public static float Folded(IReadOnlyList<float> terms)
    {
        float[] left = [.. terms];
        for (int half = left.Length / 2; half > 0; half /= 2)
        {
            for (int i = 0; i < half; i++)
                left[i] += left[i + half];
        }

        return left[0];
    }

    private Func<bool> Hold(IEnumerable<Guard> guards)
    {
        var all = guards.Select(guard => (Value: Index(guard.Value), guard.Low, guard.High)).ToArray();
        return () =>
        {
            foreach (var (value, low, high) in all)
            {
                if (value() is var now && (now < low || now >= high))
                    return false;
            }

            return true;
        };
    }

    private int Slot(string axis)
    {
        if (!_axes.Contains(axis))
            _axes.Add(axis);
        return _axes.IndexOf(axis);
    }
}
