namespace ConvGen.Generator.Planning;

/// <summary>A kind of vector registers.</summary>
/// <param name="Bits">Their width.</param>
/// <param name="Registers">How many there are.</param>
internal sealed record Target(int Bits, int Registers)
{
    /// <summary>Floats in a vector.</summary>
    public int Lanes => Bits / 32;

    /// <summary>AVX-512, AVX2 and NEON or SSE.</summary>
    public static readonly Target[] All = [new(512, 32), new(256, 16), new(128, 16)];
}
