using ConvGen.CompilerServices;

namespace ConvGen;

/// <summary>Draws which elements dropout keeps: by an image's number in the batch, so whoever draws them.</summary>
/// <remarks>
/// Element e of image n of a layer of L elements is kept where the random word at n · L + e is at least p · 2³², rounded. The mask is 1 / (1 − p), computed in double and
/// rounded once, or 0.
/// </remarks>
internal static class DropoutMask
{
    /// <summary>Draws the mask of a block.</summary>
    /// <param name="dropout">Whose elements.</param>
    /// <param name="seed">The batch's seed.</param>
    /// <param name="firstImage">The number in the batch of the block's first image.</param>
    /// <param name="images">Images in the block; the lanes of others stay as they are.</param>
    /// <param name="mask"><c>[element][lane]</c>, overwritten.</param>
    public static void Draw(DropoutLayout dropout, int seed, long firstImage, int images, Span<float> mask)
    {
        var threshold = (ulong)Math.Round(dropout.P * 4294967296.0);
        var kept = dropout.P < 1 ? (float)(1.0 / (1.0 - dropout.P)) : 0f;
        Span<uint> words = stackalloc uint[256];
        for (var lane = 0; lane < images; lane++)
        {
            long start = (firstImage + lane) * dropout.Length, end = start + dropout.Length;

            // Words come in fours; the first ones may be another image's.
            for (var chunk = start & ~3L; chunk < end; chunk += words.Length)
            {
                Philox.Fill(words[..(int)Math.Min(words.Length, end - chunk)], seed, RandomPurpose.Dropout, (uint)dropout.Layer, chunk);
                var skipped = (int)Math.Max(0, start - chunk);
                var element = (int)(chunk + skipped - start);
                foreach (var word in words[skipped..(int)Math.Min(words.Length, end - chunk)])
                {
                    mask[element++ * Block.Lanes + lane] = word >= threshold ? kept : 0f;
                }
            }
        }
    }
}
