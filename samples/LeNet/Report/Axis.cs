namespace Samples.Report;

/// <summary>An axis from 0 with round numbers on it.</summary>
/// <param name="End">The last number.</param>
/// <param name="Step">From one mark to the next.</param>
internal readonly record struct Axis(double End, double Step)
{
    /// <summary>The shortest axis with about <paramref name="marks"/> marks that reaches <paramref name="largest"/>.</summary>
    public static Axis To(double largest, int marks)
    {
        double step = Nice(largest / marks);
        return new Axis(Math.Ceiling(largest / step - 1e-9) * step, step);
    }

    /// <summary>The same marks, and the end where <paramref name="largest"/> is.</summary>
    public static Axis Until(double largest, int marks) => new(largest, Nice(largest / marks));

    public IEnumerable<double> Marks
    {
        get
        {
            for (int i = 0; i * Step <= End + 1e-9; i++)
                yield return i * Step;
        }
    }

    // 1, 2 or 5 times a power of ten.
    private static double Nice(double step)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        double share = step / power;
        return power * (share <= 1.000001 ? 1 : share <= 2 ? 2 : share <= 5 ? 5 : 10);
    }
}
