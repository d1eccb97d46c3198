using System.ComponentModel;
using System.Runtime.Intrinsics;

namespace ConvGen.CompilerServices;

/// <summary>Which of the three forms of the kernels runs: all give the same bits.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class VectorWidth
{
    [ThreadStatic]
    private static int t_override;

    /// <summary>Bits of the widest vectors that the machine has in hardware, of 512, 256 and 128.</summary>
    public static int Current => t_override != 0 ? t_override
        : Vector512.IsHardwareAccelerated ? 512
        : Vector256.IsHardwareAccelerated ? 256
        : 128;

    /// <summary>Makes the calling thread use another width until the result is disposed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The width is none of 512, 256 and 128.</exception>
    internal static IDisposable Override(int width)
    {
        if (width is not (512 or 256 or 128))
        {
            throw new ArgumentOutOfRangeException(nameof(width), width, "Vectors are 512, 256 or 128 bits wide.");
        }

        var restore = new Restore(t_override);
        t_override = width;
        return restore;
    }

    private sealed class Restore(int width) : IDisposable
    {
        public void Dispose() => t_override = width;
    }
}
