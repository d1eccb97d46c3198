namespace ConvGen;

/// <summary>Whole powers with the same bits on every machine, which those of the C library have not.</summary>
internal static class PortablePower
{
    /// <summary>x to a whole power from 0 on, by squaring.</summary>
    public static double Of(double x, long exponent)
    {
        var product = 1.0;
        for (; exponent > 0; exponent >>= 1)
        {
            product *= (exponent & 1) == 0 ? 1 : x;
            x *= x;
        }

        return product;
    }
}
