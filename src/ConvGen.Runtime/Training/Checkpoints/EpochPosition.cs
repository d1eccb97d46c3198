namespace ConvGen;

/// <summary>How far an epoch has come, and what its steps gave so far.</summary>
internal readonly record struct EpochPosition
{
    /// <summary>The settings of the loader that it goes by; null before the first step.</summary>
    public string? Loader { get; init; }

    /// <summary>Steps done.</summary>
    public int Steps { get; init; }

    /// <summary>Images trained on.</summary>
    public int Images { get; init; }

    /// <summary>Images whose largest output was their label's.</summary>
    public int Hits { get; init; }

    /// <summary>The sum of the batches' losses, each times its images.</summary>
    public double LossSum { get; init; }

    /// <summary>The mean loss.</summary>
    public float Loss => (float)(LossSum / Images);

    /// <summary>The share of hits.</summary>
    public float Accuracy => (float)Hits / Images;

    /// <summary>One step later.</summary>
    public EpochPosition After(float loss, int images, int hits) =>
        this with { Steps = Steps + 1, Images = Images + images, Hits = Hits + hits, LossSum = LossSum + (double)loss * images };
}
