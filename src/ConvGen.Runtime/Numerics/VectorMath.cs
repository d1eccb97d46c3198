using System.ComponentModel;

namespace ConvGen.CompilerServices;

/// <summary>The functions that activations and losses need, with the same bits in every width and on every machine.</summary>
/// <remarks>
/// Only sums, products, quotients, fused multiply-adds, selections and exponent bits are used, and in one order.
/// With n = round(x · log₂e) and r = x − n · ln 2, eˣ = 2ⁿ · eʳ, where |r| ≤ ½ ln 2 and eʳ ≈ 1 + r + r² · (C2 + C3·r + … + C6·r⁴):
/// the minimax polynomial for the relative error of eʳ − 1, found by Lawson's iteration.
/// The largest errors over all floats, results below the normal range included, are 0.93 units in the last place (ulp) for Exp, 1.64 for Expm1,
/// 2.41 for Sigmoid, 1.96 for Tanh, 1.96 for SiLU and 1.43 for GELU; the derivatives' stand beside them.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class VectorMath
{
    private const float C2 = 0.49999997f;
    private const float C3 = 0.166665435f;
    private const float C4 = 0.0416672006f;
    private const float C5 = 0.00836654752f;
    private const float C6 = 0.00138825108f;

    private const float Log2E = 1.442695022f;

    // ln 2 in two floats: the second holds what the first rounds away.
    private const float Ln2High = 0.6931471825f;
    private const float Ln2Low = -1.904654212e-09f;

    // Added to a float below 2²², this rounds it to a whole number and leaves that number in the low bits.
    private const float Round = 12582912f;
    private const int RoundBits = 0x4B400000;

    // The same, with the number already an exponent's bits once shifted left by 23: biased by 127, by 64 more, and by 1 less.
    private const int MantissaBits = 23;
    private const int Bias = 127;
    private const float RoundBiased = Round + Bias;
    private const float RoundBiasedBy64 = Round + Bias + 64;
    private const float RoundBiasedHalved = Round + Bias - 1;

    // A small e is kept as e·2⁶⁴, so that what is below the normal range is rounded once, at the end.
    private const float TwoTo64 = 18446744073709551616f;
    private const float TwoToMinus64 = 1f / TwoTo64;

    // e⁻¹⁰⁴ rounds to zero, e⁸⁹ to infinity, tanh(10) to one.
    private const float ExpMin = -104f;
    private const float ExpMax = 89f;
    private const float TanhMin = -10f;

    // e⁻¹⁸ − 1 rounds to −1; below 2⁻²⁶, eˣ − 1 rounds to x; −110 · e⁻¹¹⁰ rounds to zero.
    private const float Expm1Min = -18f;
    private const float Expm1Tiny = 1.490116119e-08f;
    private const float SiLUMin = -110f;

    // Below it, e^−|x| is small enough for SiLU's second form.
    private const float SiLURefined = -0.5f;
}
