namespace ConvGen;

/// <summary>Settings of a <see cref="Trainer{T}"/>.</summary>
public sealed record TrainerOptions
{
    /// <summary>How many threads share a step, the calling one among them; all cores by default. The result does not depend on it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive.</exception>
    public int Threads
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(Threads));
            field = value;
        }
    } = Environment.ProcessorCount;

    /// <summary>Decides what steps draw at random (dropout's masks): step t, from 0, draws from Seed + t.</summary>
    public int Seed { get; init; }

    /// <summary>What training makes small; <see cref="CrossEntropyLoss"/> if null.</summary>
    public ILoss? Loss { get; init; }

    /// <summary>How the pixels of images in bytes, and of data sets, become floats; each is divided by 255 if null.</summary>
    public Normalize? Normalize { get; init; }

    /// <summary>How the learning rate goes with the steps: the optimizer's is multiplied by the schedule's factor for <see cref="Trainer{T}.Steps"/>; constant if null.</summary>
    public ISchedule? Schedule { get; init; }

    /// <summary>Gradients of a greater norm are clipped to this one (<see cref="GradientClipping"/>); none are if null. Infinity only measures <see cref="Trainer{T}.GradientNorm"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or NaN.</exception>
    public float? MaxGradientNorm
    {
        get;
        init => field = value is { } norm ? OptimizerSettings.NotNegative(norm, "maximum norm") : null;
    }

    /// <summary>Where and how often <see cref="Trainer{T}.Fit"/> saves all that it needs to be resumed; nowhere if null.</summary>
    public CheckpointOptions? Checkpoint { get; init; }
}
