namespace ConvGen;

/// <summary>Where and how often a training is saved, so that it can be resumed: after each epoch, when it is cancelled, and every so many steps.</summary>
public sealed record CheckpointOptions
{
    /// <param name="path">The file; each checkpoint replaces the one before in one step.</param>
    /// <exception cref="ArgumentException">It is empty.</exception>
    public CheckpointOptions(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Path = path;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>So many steps of an epoch lie between checkpoints within it; 0, the default, is none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public int EverySteps
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value, nameof(EverySteps));
            field = value;
        }
    }
}
