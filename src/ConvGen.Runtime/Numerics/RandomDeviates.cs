namespace ConvGen;

/// <summary>Random numbers of mean 0 and variance 1 out of random words, by sums, products, quotients and square roots only: the same bits on every machine.</summary>
internal static class RandomDeviates
{
    private const double Sqrt3 = 1.7320508075688772;
    private const double Ln2 = 0.6931471805599453;

    /// <summary>Uniform in ±√3.</summary>
    public static double Uniform(uint word) => Sqrt3 * unchecked((int)word) / 2147483648.0;

    /// <summary>The normal quantile of (word + ½) / 2³², right to about 7 digits.</summary>
    /// <remarks>
    /// Algorithm AS 241 (PPND7), Wichura, "The percentage points of the normal distribution" (1988). Its farthest tail, below e⁻²⁵, lies beyond the smallest of 2³² words.
    /// </remarks>
    public static double Normal(uint word)
    {
        var p = (word + 0.5) / 4294967296.0;
        var q = p - 0.5;
        if (Math.Abs(q) <= 0.425)
        {
            var r = 0.180625 - q * q;
            return q * (((59.109374720 * r + 159.29113202) * r + 50.434271938) * r + 3.3871327179)
                / (((67.187563600 * r + 78.757757664) * r + 17.895169469) * r + 1.0);
        }

        var s = Math.Sqrt(-Log(Math.Min(p, 1.0 - p))) - 1.6;
        var tail = (((0.17023821103 * s + 1.3067284816) * s + 2.7568153900) * s + 1.4234372777)
            / ((0.12021132975 * s + 0.73700164250) * s + 1.0);
        return q < 0 ? -tail : tail;
    }

    /// <summary>The natural logarithm of a normal positive number; Math.Log is the C library's, and may differ between machines.</summary>
    private static double Log(double x)
    {
        // x = 2^k · m with 1 ≤ m < 2, and ln m = 2 · artanh(z) = 2 · (z + z³/3 + z⁵/5 + …) with z = (m − 1) / (m + 1) ≤ ⅓.
        var bits = BitConverter.DoubleToInt64Bits(x);
        var k = (int)(bits >> 52) - 1023;
        var m = BitConverter.Int64BitsToDouble((bits & 0x000FFFFFFFFFFFFF) | 0x3FF0000000000000);
        var z = (m - 1.0) / (m + 1.0);
        var sum = 0.0;
        for (var n = 33; n >= 1; n -= 2)
        {
            sum = sum * z * z + 1.0 / n;
        }

        return k * Ln2 + 2.0 * z * sum;
    }
}
