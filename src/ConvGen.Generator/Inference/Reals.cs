namespace ConvGen.Generator.Inference;

/// <summary>Which real numbers an argument may be.</summary>
internal static class Reals
{
    public static bool IsFinite(float number) => !float.IsNaN(number) && !float.IsInfinity(number);
}
