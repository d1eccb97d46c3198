namespace ConvGen.CompilerServices;

public sealed partial class NetworkState
{
    private readonly bool[] _frozen;
    private (int Tensor, int Start, int Length)[] _trainable = [];

    /// <summary>Where the tensors are that training changes, ascending.</summary>
    internal ReadOnlySpan<(int Tensor, int Start, int Length)> TrainableRanges => _trainable;

    /// <summary>Whether training leaves a tensor as it is.</summary>
    /// <param name="tensor">Its place in <see cref="NetworkLayout.Parameters"/>.</param>
    public bool IsFrozen(int tensor) => _frozen[tensor];

    /// <summary>Decides whether training leaves a tensor as it is.</summary>
    /// <param name="tensor">Its place in <see cref="NetworkLayout.Parameters"/>.</param>
    /// <param name="frozen">Whether it does.</param>
    public void Freeze(int tensor, bool frozen)
    {
        _frozen[tensor] = frozen;
        FindTrainable();
    }

    private void FindTrainable() => _trainable =
        [.. _layout.Parameters.Select((tensor, index) => (index, tensor.Offset, tensor.Length)).Where(range => !_frozen[range.index])];
}
