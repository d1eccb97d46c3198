namespace ConvGen.CompilerServices;

// GELU(x) = max(x, 0) − h and its derivative, with a = |x|: h = a · ½ · erfc(a / √2) = ½ · u · e^(−a²/2).
// erfc(z) = e^(−z²) · erfcx(z), and with w = a / (1 + k · a): u = a · erfcx(a / √2) = w · s(w), where s(w) ≈ 1 + w · (E1 + … + E9·w⁸).
// The polynomial is the minimax one for the relative error of s over 0 ≤ a ≤ 15, found by Remez' exchange in 34 digits: each coefficient
// was rounded to a float and the later ones then fitted anew. Among simple k, 25/64 is the best for that degree: 0.15 · 2⁻²⁴.
public static partial class VectorMath
{
    private const float ErfcxShift = 0.390625f;
    private const float E1 = -0.407260061f;
    private const float E2 = 0.0292499847f;
    private const float E3 = 0.0142765091f;
    private const float E4 = 0.000449693063f;
    private const float E5 = -0.001005842f;
    private const float E6 = 0.000244493683f;
    private const float E7 = -0.000258310552f;
    private const float E8 = 0.000103149716f;
    private const float E9 = -1.24191856e-05f;

    private const float SqrtTwoOverPi = 0.7978845608f;
    private const float TwoToMinus65 = 0.5f * TwoToMinus64;

    // GELU(−15) and its derivative round to zero.
    private const float GELUMax = 15f;
}
