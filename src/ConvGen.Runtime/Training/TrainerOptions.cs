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
}
