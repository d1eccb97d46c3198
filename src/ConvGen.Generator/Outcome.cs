namespace ConvGen.Generator;

/// <summary>What a step made of a network, or the exception that it met: one network's failure leaves the others alone.</summary>
/// <param name="Subject">The network's name.</param>
/// <param name="Value">The value, unless it failed.</param>
/// <param name="Failure">What went wrong, or null.</param>
internal readonly record struct Outcome<T>(string Subject, T Value, string? Failure)
{
    /// <summary>The next step, if this one did not fail.</summary>
    public Outcome<TNext> Then<TNext>(Func<T, TNext> next)
    {
        var value = Value;
        return Failure is null ? Outcome.Of(Subject, () => next(value)) : new Outcome<TNext>(Subject, default!, Failure);
    }
}

internal static class Outcome
{
    /// <summary>Runs a step; cancellation passes through.</summary>
    public static Outcome<T> Of<T>(string subject, Func<T> step)
    {
        try
        {
            return new Outcome<T>(subject, step(), null);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // One line, since a message of several would be cut in the editor's list.
            return new Outcome<T>(subject, default!, $"{e.GetType().Name}: {e.Message}".Replace("\r", "").Replace('\n', ' '));
        }
    }
}
