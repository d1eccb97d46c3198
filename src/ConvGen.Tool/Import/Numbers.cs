namespace ConvGen.Tool.Import;

/// <summary>Compares floats that were computed in other ways.</summary>
internal static class Numbers
{
    private const float Tolerance = 1e-6f;

    public static bool AreClose(float left, float right) => float.Abs(left - right) <= Tolerance * float.Max(1f, float.Abs(right));

    public static bool AreClose(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        for (var i = 0; i < left.Length && left.Length == right.Length; i++)
        {
            if (!AreClose(left[i], right[i]))
            {
                return false;
            }
        }

        return left.Length == right.Length;
    }
}
