using ConvGen;
using Samples.Commands;

namespace Samples.Training;

/// <summary>The file that a training is saved to as it goes, and perhaps goes on from.</summary>
/// <param name="Path">The file.</param>
/// <param name="IsResumed">Whether to go on from it, if it is there.</param>
internal sealed record Checkpoint(string Path, bool IsResumed)
{
    // Less than a second of training apart.
    private const int EverySteps = 100;

    private readonly bool _isThere = File.Exists(Path);

    public CheckpointOptions Options => new(Path) { EverySteps = EverySteps };

    public string Sentence => !IsResumed ? $"saves the training to {Path}"
        : _isThere ? $"goes on from {Path}"
        : $"there is no {Path} yet: begins anew";

    /// <exception cref="WeightsException">The file is damaged, or of another training.</exception>
    /// <exception cref="UsageException">It has done all the epochs.</exception>
    public void Resume<T>(Trainer<T> trainer, DataLoader batches, int epochs)
        where T : class, INetwork<T>
    {
        if (!IsResumed || !_isThere)
            return;
        try
        {
            trainer.LoadCheckpoint(Path, batches);
        }
        catch (Exception error) when (error is FormatException or IOException or UnauthorizedAccessException)
        {
            throw new WeightsException($"--resume: {error.Message}", error);
        }
        if (trainer.Epochs >= epochs)
            throw new UsageException($"--resume: '{Path}' has done {RecipeText.Count(trainer.Epochs, "epoch")}; expected --epochs above that");
    }
}
