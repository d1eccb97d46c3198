namespace ConvGen;

/// <summary>What random numbers are drawn for; numbers of different purposes do not depend on each other.</summary>
internal enum RandomPurpose : uint
{
    /// <summary>First values of parameters; the subject is the tensor's index.</summary>
    Initialization,

    /// <summary>The order of images; the subject is the epoch.</summary>
    Shuffle,
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
        for (var i = 0; i < words.Length; i += 4)
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
}
