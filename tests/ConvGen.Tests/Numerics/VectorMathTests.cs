using System.Runtime.Intrinsics;
using ConvGen.CompilerServices;

namespace ConvGen.Tests.Numerics;

/// <summary>Errors against double precision over all floats, and equal bits in the four forms.</summary>
public class VectorMathTests
{
    private const uint Step = 4099;

    // The bounds are the largest errors of an exhaustive search, rounded up.
    [Fact]
    public void Exp_is_close() => CheckErrors(VectorMath.Exp, Math.Exp, maxUlp: 0.93);

    [Fact]
    public void Sigmoid_is_close() => CheckErrors(VectorMath.Sigmoid, x => 1 / (1 + Math.Exp(-x)), maxUlp: 2.41);

    [Fact]
    public void Tanh_is_close() => CheckErrors(VectorMath.Tanh, Math.Tanh, maxUlp: 1.96);

    [Theory]
    [InlineData(float.NegativeInfinity, 0f, 0f, -1f)]
    [InlineData(float.PositiveInfinity, float.PositiveInfinity, 1f, 1f)]
    [InlineData(float.MinValue, 0f, 0f, -1f)]
    [InlineData(float.MaxValue, float.PositiveInfinity, 1f, 1f)]
    [InlineData(0f, 1f, 0.5f, 0f)]
    [InlineData(float.NaN, float.NaN, float.NaN, float.NaN)]
    [InlineData(float.Epsilon, 1f, 0.5f, float.Epsilon)]
    public void The_ends_are_exact(float x, float exp, float sigmoid, float tanh)
    {
        Assert.Equal(exp, VectorMath.Exp(x));
        Assert.Equal(sigmoid, VectorMath.Sigmoid(x));
        Assert.Equal(tanh, VectorMath.Tanh(x));
    }

    [Fact]
    public void Tanh_keeps_the_sign_of_zero()
    {
        Assert.True(float.IsNegative(VectorMath.Tanh(-0f)));
        Assert.False(float.IsNegative(VectorMath.Tanh(0f)));
    }

    [Fact]
    public void Exp_has_the_same_bits_in_every_width() =>
        CheckBits(VectorMath.Exp, VectorMath.Exp, VectorMath.Exp, VectorMath.Exp);

    [Fact]
    public void Sigmoid_has_the_same_bits_in_every_width() =>
        CheckBits(VectorMath.Sigmoid, VectorMath.Sigmoid, VectorMath.Sigmoid, VectorMath.Sigmoid);

    [Fact]
    public void Tanh_has_the_same_bits_in_every_width() =>
        CheckBits(VectorMath.Tanh, VectorMath.Tanh, VectorMath.Tanh, VectorMath.Tanh);

    private static void CheckErrors(Func<float, float> function, Func<double, double> exact, double maxUlp)
    {
        var (worst, at) = (0.0, 0f);
        foreach (var x in Samples().Where(float.IsFinite))
        {
            var expected = exact(x);
            var actual = function(x);
            if ((float)expected == actual)
            {
                continue;
            }

            // One unit in the last place of the exact value; between subnormal numbers it is 2⁻¹⁴⁹.
            var ulp = Math.Max(Math.ScaleB(1, Math.ILogB(expected) - 23), float.Epsilon);
            var error = Math.Abs(actual - expected) / ulp;
            (worst, at) = error <= worst ? (worst, at) : (error, x);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"worst error {worst:F3} ulp at {at:R}");
        Assert.True(worst <= maxUlp, $"The worst error is {worst} ulp at {at:R}; expected at most {maxUlp}.");
    }

    private static void CheckBits(
        Func<float, float> scalar,
        Func<Vector128<float>, Vector128<float>> by128,
        Func<Vector256<float>, Vector256<float>> by256,
        Func<Vector512<float>, Vector512<float>> by512)
    {
        var expected = new float[Vector512<float>.Count];
        foreach (var chunk in Samples().Chunk(expected.Length).Where(chunk => chunk.Length == expected.Length))
        {
            for (var i = 0; i < expected.Length; i++)
            {
                expected[i] = scalar(chunk[i]);
            }

            var bits = Bits(Vector512.Create(expected));
            var x = Vector512.Create(chunk);
            var in512 = Bits(by512(x));
            var in256 = Bits(Vector512.Create(by256(x.GetLower()), by256(x.GetUpper())));
            var in128 = Bits(Vector512.Create(
                Vector256.Create(by128(x.GetLower().GetLower()), by128(x.GetLower().GetUpper())),
                Vector256.Create(by128(x.GetUpper().GetLower()), by128(x.GetUpper().GetUpper()))));
            if (bits != in512 || bits != in256 || bits != in128)
            {
                Assert.Fail($"Not the same bits for {x}: scalar {bits}, 512 {in512}, 256 {in256}, 128 {in128}.");
            }
        }
    }

    /// <summary>The bits, with every NaN alike.</summary>
    private static Vector512<uint> Bits(Vector512<float> x) =>
        Vector512.ConditionalSelect(Vector512.Equals(x, x), x, Vector512.Create(float.NaN)).AsUInt32();

    /// <summary>All floats in steps of their bits, and the middle more densely.</summary>
    private static IEnumerable<float> Samples()
    {
        for (ulong bits = 0; bits <= uint.MaxValue; bits += Step)
        {
            yield return BitConverter.UInt32BitsToSingle((uint)bits);
        }

        for (var i = -110_000; i <= 110_000; i++)
        {
            yield return i * 0.001f;
        }
    }
}
