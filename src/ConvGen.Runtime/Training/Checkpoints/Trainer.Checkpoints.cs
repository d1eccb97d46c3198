namespace ConvGen;

public sealed partial class Trainer<T>
{
    /// <summary>Saves all that the training needs to be resumed: weights, running statistics, the optimizer's state, frozen layers, steps, epochs and the place in the current one.</summary>
    /// <remarks>It is a safetensors file which <see cref="INetwork.Load"/> reads as well. The old file or the new one is left, never a half.</remarks>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">The file cannot be written; an old one is unchanged.</exception>
    public void SaveCheckpoint(string path)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        var checkpoint = new CheckpointTensors
        {
            Steps = Steps,
            Epochs = Epochs,
            Epoch = _epoch,
            OptimizerSteps = _state.Steps,
            Slots = _state.Values,
            Missed = _missed,
            Frozen = Enumerable.Range(0, _missed.Length).Select(tensor => Network.State.IsFrozen(tensor) ? 1L : 0).ToArray(),
        };

        // The widest numbers first, so that each tensor begins at a multiple of its elements' size.
        SafeTensors.Write(
            path,
            checkpoint.Tensors(T.Layout.ParametersLength).Concat(Network.State.Tensors()).OrderBy(tensor => tensor.Integers is null),
            checkpoint.Metadata(TrainerSettings.Of(Optimizer, Options)));
    }

    /// <summary>Takes up the training that a checkpoint holds: it ends in the bits of one that was never interrupted.</summary>
    /// <remarks>
    /// The trainer must have the optimizer, loss, schedule, seed, clipping and normalisation that the checkpoint was made with. An optimizer that is changed on the way
    /// is changed after loading. <see cref="Gradient"/> is 0 until the next step.
    /// </remarks>
    /// <param name="path">The file.</param>
    /// <param name="data">What <see cref="Fit"/> will be given, to be held against the checkpoint; with another one, an epoch that was begun begins anew.</param>
    /// <exception cref="FormatException">The file is damaged or no checkpoint, its weights do not fit, or it was made with other settings; nothing was changed.</exception>
    /// <exception cref="IOException">The file cannot be read, or is not there.</exception>
    public void LoadCheckpoint(string path, DataLoader? data = null)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        using var file = InputFile.Open(path);
        var tensors = StateTensors.Read(file, T.Layout);
        var checkpoint = CheckpointTensors.Read(
            tensors, _missed.Length, T.Layout.ParametersLength, Optimizer.Slots, TrainerSettings.Of(Optimizer, Options), data);

        Network.State.Take(tensors);
        for (var tensor = 0; tensor < _missed.Length; tensor++)
        {
            Network.State.Freeze(tensor, checkpoint.Frozen.Span[tensor] != 0);
        }

        checkpoint.Missed.Span.CopyTo(_missed);
        checkpoint.Slots.Span.CopyTo(_state.Values.Span);
        (_state.Steps, Steps, Epochs, _epoch) = (checkpoint.OptimizerSteps, checkpoint.Steps, checkpoint.Epochs, checkpoint.Epoch);
        _total.Span.Clear();
        GradientNorm = null;
    }
}
