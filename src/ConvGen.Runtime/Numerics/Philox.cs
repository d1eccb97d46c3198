using System.Runtime.Intrinsics;

namespace ConvGen;

/// <summary>What random numbers are drawn for; numbers of different purposes do not depend on each other.</summary>
internal enum RandomPurpose : uint
{
    /// <summary>First values of parameters; the subject is the tensor's index.</summary>
    Initialization,

    /// <summary>The order of images; the subject is the epoch.</summary>
    Shuffle,

    /// <summary>Which elements dropout keeps; the subject is the layer's index, the index that of the element among those of all images.</summary>
    Dropout,
}

/// <summary>Random words by position: each depends on seed, purpose, subject and index only, so it is the same on every machine and thread.</summary>
/// <remarks>
/// Philox4x32 with ten rounds, from Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3" (2011).
/// The key is (seed, purpose), the counter (index / 4 as 64 bits, subject, 0).
/// </remarks>
internal static class Philox
{
    private const int Rounds = 10;
    private const uint Multiplier0 = 0xD2511F53, Multiplier1 = 0xCD9E8D57;
    private const int EightBlocks = 8 * 4;
    private const uint Weyl0 = 0x9E3779B9, Weyl1 = 0xBB67AE85;

    /// <summary>The word at <paramref name="index"/>.</summary>
    public static uint Word(int seed, RandomPurpose purpose, uint subject, long index)
    {
        var words = Block(seed, purpose, subject, index >> 2);
        return (index & 3) switch { 0 => words.X, 1 => words.Y, 2 => words.Z, _ => words.W };
    }

    /// <summary>The words from index <paramref name="start"/> on, which must be a multiple of 4.</summary>
    public static void Fill(Span<uint> words, int seed, RandomPurpose purpose, uint subject, long start = 0)
    {
        var i = 0;
        for (; i <= words.Length - EightBlocks; i += EightBlocks)
        {
            Fill(words.Slice(i, EightBlocks), (start + i) >> 2, subject, ((uint)seed, (uint)purpose));
        }

        for (; i < words.Length; i += 4)
        {
            var (x, y, z, w) = Block(seed, purpose, subject, (start + i) >> 2);
            ReadOnlySpan<uint> four = [x, y, z, w];
            four[..Math.Min(4, words.Length - i)].CopyTo(words[i..]);
        }
    }

    /// <summary>The bijection itself: four words of counter to four random words.</summary>
    public static (uint X, uint Y, uint Z, uint W) Block((uint X, uint Y, uint Z, uint W) counter, (uint X, uint Y) key)
    {
        for (var round = 0; round < Rounds; round++)
        {
            ulong p = (ulong)Multiplier0 * counter.X, q = (ulong)Multiplier1 * counter.Z;
            counter = ((uint)(q >> 32) ^ counter.Y ^ key.X, (uint)q, (uint)(p >> 32) ^ counter.W ^ key.Y, (uint)p);
            key = (unchecked(key.X + Weyl0), unchecked(key.Y + Weyl1));
        }

        return counter;
    }

    private static (uint X, uint Y, uint Z, uint W) Block(int seed, RandomPurpose purpose, uint subject, long block) =>
        Block(((uint)block, (uint)(block >> 32), subject, 0), ((uint)seed, (uint)purpose));

    /// <summary>Eight blocks at once, each a lane; a word lies in the lower half of 64 bits.</summary>
    private static void Fill(Span<uint> words, long block, uint subject, (uint X, uint Y) key)
    {
        var low = Vector512.Create((ulong)uint.MaxValue);
        Vector512<ulong> multiplier0 = Vector512.Create((ulong)Multiplier0), multiplier1 = Vector512.Create((ulong)Multiplier1);
        var counter = Vector512.Create((ulong)block) + Vector512<ulong>.Indices;
        var (x, y, z, w) = (counter & low, counter >> 32, Vector512.Create((ulong)subject), Vector512<ulong>.Zero);
        for (var round = 0; round < Rounds; round++)
        {
            Vector512<ulong> p = multiplier0 * x, q = multiplier1 * z;
            (x, y, z, w) = ((q >> 32) ^ y ^ Vector512.Create((ulong)key.X), q & low, (p >> 32) ^ w ^ Vector512.Create((ulong)key.Y), p & low);
            key = (unchecked(key.X + Weyl0), unchecked(key.Y + Weyl1));
        }

        Span<ulong> lanes = stackalloc ulong[EightBlocks];
        x.CopyTo(lanes);
        y.CopyTo(lanes[8..]);
        z.CopyTo(lanes[16..]);
        w.CopyTo(lanes[24..]);
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = (uint)lanes[(i & 3) * 8 + (i >> 2)];
        }
    }
}
