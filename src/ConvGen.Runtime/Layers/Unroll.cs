namespace ConvGen;

/// <summary>How far the loops of the generated code are written out; the results are the same, bit for bit.</summary>
public enum Unroll
{
    /// <summary><see cref="Full"/> where that is small, <see cref="Taps"/> elsewhere.</summary>
    Auto,

    /// <summary>Every term is a statement of its own and no loop is left; an error on a layer too large for the compilers.</summary>
    Full,

    /// <summary>The kernel's window and a tile of outputs are written out, inside loops over the rest.</summary>
    Taps,
}
