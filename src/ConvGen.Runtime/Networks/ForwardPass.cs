namespace ConvGen;

/// <summary>A batch that has gone forward and can go back, for training loops of one's own.</summary>
/// <remarks>
/// It keeps copies of the images, the activations of every block and the batch's statistics until it is disposed, and belongs to one thread at a time.
/// Parameters are read anew on the way back, so leave them alone until then.
/// </remarks>
public abstract class ForwardPass : IDisposable
{
    private protected ForwardPass()
    {
    }

    /// <summary>The outputs, <c>[N, OutputLength]</c>; good until <see cref="Dispose"/>.</summary>
    /// <exception cref="ObjectDisposedException">The pass is over.</exception>
    public abstract ReadOnlySpan<float> Output { get; }

    /// <summary>Computes the gradient of the sum of output × <paramref name="outputGradient"/>; may be called any number of times.</summary>
    /// <param name="outputGradient"><c>[N, OutputLength]</c>.</param>
    /// <param name="parameterGradient">As long as the network's parameters, overwritten.</param>
    /// <param name="inputGradient">As long as the images, overwritten; or empty, and it is not computed.</param>
    /// <exception cref="ArgumentException">A length does not fit, or two spans overlap; nothing was written.</exception>
    /// <exception cref="ObjectDisposedException">The pass is over.</exception>
    public abstract void Backward(ReadOnlySpan<float> outputGradient, Span<float> parameterGradient, Span<float> inputGradient = default);

    /// <summary>Moves the running statistics of batch norm towards those of this batch, once for each call; one without images moves nothing.</summary>
    /// <exception cref="ObjectDisposedException">The pass is over.</exception>
    public abstract void UpdateStatistics();

    /// <summary>Gives the memory back.</summary>
    public abstract void Dispose();
}
