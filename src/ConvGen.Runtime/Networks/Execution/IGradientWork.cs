using ConvGen.CompilerServices;

namespace ConvGen;

/// <summary>What happens between forward and backward, and to a group's gradient sums.</summary>
internal interface IGradientWork
{
    /// <summary>Called when a block's outputs are there and its output gradient is about to be read.</summary>
    /// <param name="index">The block.</param>
    /// <param name="block">Where its outputs and output gradient are.</param>
    void Differentiate(int index, ref readonly Block block);

    /// <summary>Called when a group's sums are complete.</summary>
    void Collect(int group, ref float sums);
}
