using System.Runtime.Intrinsics;
using ConvGen.CompilerServices;
using ConvGen.Tests.Harness;

namespace ConvGen.Tests.Numerics;

/// <summary>Values at the ends, and equal bits in the four forms.</summary>
public class VectorMathTests
{
    private const uint Step = 4099;

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

    [Theory]
    [InlineData(float.NegativeInfinity, -1f, 0f, 0f)]
    [InlineData(float.PositiveInfinity, float.PositiveInfinity, float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(float.MinValue, -1f, 0f, 0f)]
    [InlineData(float.MaxValue, float.PositiveInfinity, float.MaxValue, float.MaxValue)]
    [InlineData(0f, 0f, 0f, 0f)]
    [InlineData(float.NaN, float.NaN, float.NaN, float.NaN)]
    [InlineData(float.Epsilon, float.Epsilon, 0f, float.Epsilon)]
    [InlineData(-float.Epsilon, -float.Epsilon, 0f, 0f)]
    public void The_ends_of_functions_without_a_limit_are_exact(float x, float expm1, float silu, float gelu)
    {
        Assert.Equal(expm1, VectorMath.Expm1(x));
        Assert.Equal(silu, VectorMath.SiLU(x));
        Assert.Equal(gelu, VectorMath.GELU(x));
    }

    [Theory]
    [InlineData(float.NegativeInfinity, 0f)]
    [InlineData(float.PositiveInfinity, 1f)]
    [InlineData(float.MinValue, 0f)]
    [InlineData(float.MaxValue, 1f)]
    [InlineData(0f, 0.5f)]
    [InlineData(float.NaN, float.NaN)]
    public void The_ends_of_derivatives_are_exact(float x, float derivative)
    {
        Assert.Equal(derivative, VectorMath.SiLUDerivative(x));
        Assert.Equal(derivative, VectorMath.GELUDerivative(x));
    }

    [Theory]
    [InlineData(-0f, true)]
    [InlineData(0f, false)]
    public void Zero_keeps_its_sign(float zero, bool negative)
    {
        Assert.Equal(negative, float.IsNegative(VectorMath.Tanh(zero)));
        Assert.Equal(negative, float.IsNegative(VectorMath.Expm1(zero)));
        Assert.Equal(negative, float.IsNegative(VectorMath.SiLU(zero)));
        Assert.Equal(negative, float.IsNegative(VectorMath.GELU(zero)));
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

    [Fact]
    public void Expm1_has_the_same_bits_in_every_width() =>
        CheckBits(VectorMath.Expm1, VectorMath.Expm1, VectorMath.Expm1, VectorMath.Expm1);

    [Fact]
    public void SiLU_has_the_same_bits_in_every_width() =>
        CheckBits(VectorMath.SiLU, VectorMath.SiLU, VectorMath.SiLU, VectorMath.SiLU);

    [Fact]
    public void SiLUs_derivative_has_the_same_bits_in_every_width() =>
        CheckBits(VectorMath.SiLUDerivative, VectorMath.SiLUDerivative, VectorMath.SiLUDerivative, VectorMath.SiLUDerivative);

    [Fact]
    public void GELU_has_the_same_bits_in_every_width() =>
        CheckBits(VectorMath.GELU, VectorMath.GELU, VectorMath.GELU, VectorMath.GELU);

    [Fact]
    public void GELUs_derivative_has_the_same_bits_in_every_width() =>
        CheckBits(VectorMath.GELUDerivative, VectorMath.GELUDerivative, VectorMath.GELUDerivative, VectorMath.GELUDerivative);

    [Theory]
    [InlineData("Vector128")]
    [InlineData("Vector256")]
    public void Every_width_is_the_same_text(string width)
    {
        var files = Directory.GetFiles(Path.Combine(Repository.Root, "src", "ConvGen.Runtime", "Numerics"), "VectorMath.*.Vector512.cs");
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            Assert.Equal(File.ReadAllText(file).Replace("Vector512", width), File.ReadAllText(file.Replace("Vector512", width)));
        }
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

        // Sixteen of each: the last samples fill no vector, and those are left out.
        foreach (var x in new[] { 0f, -0f, float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.Epsilon, -float.Epsilon, float.MaxValue, float.MinValue })
        {
            for (var i = 0; i < Vector512<float>.Count; i++)
            {
                yield return x;
            }
        }
    }
}
