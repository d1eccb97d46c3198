using ConvGen.CompilerServices;

namespace ConvGen;

/// <summary>No work between forward and backward.</summary>
internal readonly struct NoGradientWork : IGradientWork
{
    public void Differentiate(int index, ref readonly Block block)
    {
    }

    public void Collect(int group, ref float sums)
    {
    }
}
