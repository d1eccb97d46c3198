namespace Samples.Keywords;

/// <summary>The words that a shepherd whistles to a dog, out of a generator: no recording is like another in pitch, length, moment, loudness or noise.</summary>
internal static class Whistles
{
    public const int SampleRate = 4096;

    /// <summary>A quarter of a second.</summary>
    public const int Window = SampleRate / 4;

    /// <summary>The words, by label. The last is what a microphone hears when nobody whistles.</summary>
    public static IReadOnlyList<string> Words { get; } = ["come by", "away", "lie down", "walk up", "that'll do", "(noise)"];

    /// <summary>Recordings of all words in turn.</summary>
    /// <returns><c>[count, 1, 1, Window]</c>, about -2 to 2, and the label of each.</returns>
    public static (float[] Sounds, int[] Labels) Record(int count, int seed)
    {
        var random = new Random(seed);
        var sounds = new float[count * Window];
        int[] labels = [.. Enumerable.Range(0, count).Select(n => n % Words.Count)];
        for (int n = 0; n < count; n++)
            Record(labels[n], random, sounds.AsSpan(n * Window, Window));
        return (sounds, labels);
    }

    private static void Record(int word, Random random, Span<float> sound)
    {
        double Between(double low, double high) => low + (high - low) * random.NextDouble();
        double noise = Between(0.1, 0.4), loudness = word == Words.Count - 1 ? 0 : Between(0.3, 1);
        double pitch = Between(600, 1200), span = Between(0.25, 0.5), phase = Between(0, 2 * Math.PI);
        double length = Between(0.6, 0.95) * Window, start = Between(0, Window - length);
        for (int t = 0; t < Window; t++)
        {
            double at = (t - start) / length;
            (double bend, bool isHeard) = at is < 0 or > 1 ? (0, false) : word switch
            {
                0 => (0.5 - at, true),                          // falls
                1 => (at - 0.5, true),                          // rises
                2 => (0, true),                                 // stays
                3 => (0, at is < 0.35 or > 0.65),               // stays, in two short ones
                _ => (Math.Abs(2 * at - 1) - 0.5, true),        // falls and rises again
            };
            phase += 2 * Math.PI * pitch * (1 + span * bend) / SampleRate;
            // The sum of four uniform numbers is near enough to a normal one, and the same on every machine.
            double hiss = Between(-1, 1) + Between(-1, 1) + Between(-1, 1) + Between(-1, 1);
            sound[t] = (float)((isHeard ? loudness * Math.Sin(phase) : 0) + noise * hiss * 0.87);
        }
    }
}
