using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using ConvGen.CompilerServices;

namespace ConvGen;

/// <summary>Adds up the gradients of groups that come one after the other, for an output gradient that is already there.</summary>
/// <param name="total"><c>[parameters]</c>, overwritten.</param>
/// <param name="scratch"><c>[parameters]</c>.</param>
internal readonly ref struct GradientTotal<T>(Span<float> total, Span<float> scratch) : IGradientWork
    where T : class, INetwork<T>
{
    private readonly Span<float> _total = total;
    private readonly Span<float> _scratch = scratch;

    public void Differentiate(int index, ref readonly Block block)
    {
    }

    public void Collect(int group, ref float sums)
    {
        if (group == 0)
        {
            T.Fold(ref sums, ref MemoryMarshal.GetReference(_total));
        }
        else
        {
            T.Fold(ref sums, ref MemoryMarshal.GetReference(_scratch));
            TensorPrimitives.Add(_total, _scratch, _total);
        }
    }
}
