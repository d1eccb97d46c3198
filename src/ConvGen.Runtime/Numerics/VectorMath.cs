using System.ComponentModel;

namespace ConvGen.CompilerServices;

/// <summary>The functions that activations and losses need, with the same bits in every width and on every machine.</summary>
/// <remarks>
/// Only sums, products, quotients, fused multiply-adds, selections and exponent bits are used, and in one order.
/// With n = round(x · log₂e) and r = x − n · ln 2, eˣ = 2ⁿ · eʳ, where |r| ≤ ½ ln 2 and eʳ ≈ 1 + r + r² · (C2 + C3·r + … + C6·r⁴):
/// the minimax polynomial for the relative error of eʳ − 1, found by Lawson's iteration.
/// The largest errors over all floats, results below the normal range included, are 0.93 units in the last place for Exp, 2.41 for Sigmoid and 1.96 for Tanh.
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

    // The same, with the number already an exponent's bits once shifted left by 23: biased by 127, and by 64 more.
    private const int MantissaBits = 23;
    private const int Bias = 127;
    private const float RoundBiased = Round + Bias;
    private const float RoundBiasedBy64 = Round + Bias + 64;

    // Sigmoid divides e·2⁶⁴ by (1 + e)·2⁶⁴, so that a small e is rounded once, by the division.
    private const float TwoTo64 = 18446744073709551616f;

    // e⁻¹⁰⁴ rounds to zero, e⁸⁹ to infinity, tanh(10) to one.
    private const float ExpMin = -104f;
    private const float ExpMax = 89f;
    private const float TanhMin = -10f;
}
