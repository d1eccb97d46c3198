using System.Runtime.InteropServices;
using ConvGen.CompilerServices;

namespace ConvGen;

/// <summary>Turns a block's outputs into losses and their gradient, and keeps each group's parameter gradient.</summary>
/// <param name="loss">The loss.</param>
/// <param name="targets">Those of all images in the batch.</param>
/// <param name="scale">The loss's factor.</param>
/// <param name="losses">One for each image, overwritten.</param>
/// <param name="gradients">One for each group, overwritten.</param>
internal readonly ref struct LossWork<T, TTarget>(
    ILoss<TTarget> loss, ReadOnlySpan<TTarget> targets, float scale, Span<float> losses, ReadOnlySpan<AlignedBuffer> gradients) : IGradientWork
    where T : class, INetwork<T>
    where TTarget : unmanaged
{
    private readonly ReadOnlySpan<TTarget> _targets = targets;
    private readonly Span<float> _losses = losses;
    private readonly ReadOnlySpan<AlignedBuffer> _gradients = gradients;

    public void Differentiate(int index, ref readonly Block block)
    {
        var outputs = MemoryMarshal.CreateReadOnlySpan(ref block.Outputs, Block.Lanes * T.OutputLength);
        var gradient = MemoryMarshal.CreateSpan(ref block.OutputGradient, Block.Lanes * T.OutputLength);
        var perImage = _targets.Length / _losses.Length;
        var first = index * Block.Lanes;
        var images = Math.Min(Block.Lanes, _losses.Length - first);
        for (var i = 0; i < images; i++)
        {
            _losses[first + i] = loss.Image(
                outputs.Slice(i * T.OutputLength, T.OutputLength),
                _targets.Slice((first + i) * perImage, perImage),
                scale,
                gradient.Slice(i * T.OutputLength, T.OutputLength));
        }

        // Lanes that hold no image add zeros to the sums.
        gradient[(images * T.OutputLength)..].Clear();
    }

    public void Collect(int group, ref float sums) => T.Fold(ref sums, ref _gradients[group].Start);
}
