using ConvGen.CompilerServices;

namespace ConvGen.Tests.Numerics;

/// <summary>The largest errors against double precision: over a sample of all floats, or over all where <c>CONVGEN_ALL_FLOATS=1</c>.</summary>
public class VectorMathErrorTests
{
    private static readonly bool s_all = Environment.GetEnvironmentVariable("CONVGEN_ALL_FLOATS") == "1";

    // The bounds are the largest errors over all floats, rounded up.
    [Fact]
    public void Exp_is_close() => Check(VectorMath.Exp, Math.Exp, ulp: 0.93);

    [Fact]
    public void Expm1_is_close() => Check(VectorMath.Expm1, VectorMathTruth.Expm1, ulp: 1.64);

    [Fact]
    public void Sigmoid_is_close() => Check(VectorMath.Sigmoid, VectorMathTruth.Sigmoid, ulp: 2.41);

    [Fact]
    public void Tanh_is_close() => Check(VectorMath.Tanh, Math.Tanh, ulp: 1.96);

    [Fact]
    public void SiLU_is_close() => Check(VectorMath.SiLU, VectorMathTruth.SiLU, ulp: 1.96);

    [Fact]
    public void GELU_is_close() => Check(VectorMath.GELU, VectorMathTruth.GELU, ulp: 1.43);

    // Below zero a derivative passes through zero; only its absolute error is bounded there.
    [Fact]
    public void SiLUs_derivative_is_close() => Check(VectorMath.SiLUDerivative, VectorMathTruth.SiLUDerivative, ulp: 1.61, absolute: 1.61);

    [Fact]
    public void GELUs_derivative_is_close() => Check(VectorMath.GELUDerivative, VectorMathTruth.GELUDerivative, ulp: 1.94, absolute: 1.94);

    /// <summary>Values by 40-digit arithmetic.</summary>
    [Theory]
    [InlineData(0.1, 0.1124629160182848922)]
    [InlineData(0.5, 0.52049987781304653768)]
    [InlineData(1, 0.84270079294971486934)]
    [InlineData(1.5, 0.96610514647531072707)]
    [InlineData(2, 0.99532226501895273416)]
    public void Truths_error_function_is_true(double z, double erf) => Assert.Equal(erf, VectorMathTruth.Erf(z), 1e-15);

    /// <summary>Values by 40-digit arithmetic.</summary>
    [Theory]
    [InlineData(2, 0.25539567631050574387)]
    [InlineData(3, 0.17900115118138995042)]
    [InlineData(5, 0.11070463773306862637)]
    [InlineData(10, 0.056140992743822585858)]
    public void Truths_scaled_complement_is_true(double z, double erfcx) => Assert.Equal(erfcx, VectorMathTruth.Erfcx(z), 1e-15);

    [Fact]
    public void Truths_two_halves_meet() => Assert.Equal(1 - VectorMathTruth.Erf(2), VectorMathTruth.Erfcx(2) * Math.Exp(-4), 1e-15);

    /// <param name="ulp">The bound in units in the last place of the exact value, for every float, or for positive ones where <paramref name="absolute"/> is given.</param>
    /// <param name="absolute">The bound of the absolute error, in 2⁻²⁴.</param>
    private static void Check(Func<float, float> function, Func<double, double> exact, double ulp, double? absolute = null)
    {
        var (worst, at, worstAbsolute, atAbsolute) = (0.0, 0f, 0.0, 0f);
        for (ulong i = 0; i <= uint.MaxValue; i += Step((uint)i))
        {
            var x = BitConverter.UInt32BitsToSingle((uint)i);
            if (!float.IsFinite(x))
            {
                continue;
            }

            var expected = exact(x);
            var actual = function(x);
            if ((float)expected == actual)
            {
                continue;
            }

            var error = Math.Abs(actual - expected);
            if (!(error * (1 << 24) <= worstAbsolute))
            {
                (worstAbsolute, atAbsolute) = (error * (1 << 24), x);
            }

            if (absolute is not null && x < 0)
            {
                continue;
            }

            // Between subnormal numbers a unit in the last place is 2⁻¹⁴⁹.
            error /= Math.Max(Math.ScaleB(1, Math.ILogB(expected) - 23), float.Epsilon);
            if (!(error <= worst))
            {
                (worst, at) = (error, x);
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{worst:F4} ulp at {at:R}, {worstAbsolute:F4} · 2⁻²⁴ at {atAbsolute:R}");
        Assert.True(worst <= ulp, $"The largest error is {worst} ulp, at {at:R}; expected at most {ulp}.");
        Assert.True(absolute is null || worstAbsolute <= absolute, $"The largest error is {worstAbsolute} · 2⁻²⁴, at {atAbsolute:R}; expected at most {absolute}.");
    }

    /// <summary>Denser between 2⁻¹⁰ and 2⁷, where the functions bend.</summary>
    private static uint Step(uint bits) => s_all ? 1 : (bits << 1 >> 24) is >= 117 and < 134 ? 997u : 20011;
}
