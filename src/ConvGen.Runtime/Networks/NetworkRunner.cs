using System.ComponentModel;

namespace ConvGen.CompilerServices;

/// <summary>Drives the kernels of a network over any number of images: what the members of generated classes call.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class NetworkRunner
{
    /// <inheritdoc cref="INetwork.Predict"/>
    /// <param name="network">The network.</param>
    /// <param name="images"><c>[N, C, H, W]</c>, row-major.</param>
    /// <param name="outputs"><c>[N, OutputLength]</c>, overwritten.</param>
    /// <param name="threads">How many threads share the work, the calling one among them.</param>
    public static void Predict<T>(T network, ReadOnlySpan<float> images, Span<float> outputs, int threads)
        where T : class, INetwork<T>
    {
        var count = Arguments.Images<T>(images);
        Arguments.Length<T>(outputs, count, T.OutputLength);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        Arguments.NoOverlap(outputs, images);
        Arguments.NoOverlap(outputs, network.State.Parameters, "the network's parameters");

        var staging = Workspace<T>.Rent();
        var batch = new Batch<T>
        {
            Count = count,
            Width = VectorWidth.Current,
            Parameters = network.State.Parameters,
            Images = images,
            Outputs = outputs,
            Staging = staging,
        };
        Sweep<T, NoGradientWork>.Run(batch, default, Direction.Forward, threads);
        staging.Return();
    }

    /// <inheritdoc cref="INetwork.Forward"/>
    /// <param name="network">The network.</param>
    /// <param name="images"><c>[N, C, H, W]</c>, row-major.</param>
    /// <param name="seed">Decides what is drawn at random; nothing is so far.</param>
    public static ForwardPass Forward<T>(T network, ReadOnlySpan<float> images, int seed)
        where T : class, INetwork<T>
    {
        var count = Arguments.Images<T>(images);
        return new ForwardPass<T>(network.State, images, count);
    }

    /// <inheritdoc cref="INetwork.Backward"/>
    /// <param name="network">The network.</param>
    /// <param name="images"><c>[N, C, H, W]</c>, row-major.</param>
    /// <param name="outputGradient"><c>[N, OutputLength]</c>.</param>
    /// <param name="parameterGradient">As long as the parameters, overwritten.</param>
    /// <param name="inputGradient">As long as <paramref name="images"/>, overwritten; or empty, and it is not computed.</param>
    /// <param name="seed">Decides what is drawn at random; nothing is so far.</param>
    public static void Backward<T>(
        T network, ReadOnlySpan<float> images, ReadOnlySpan<float> outputGradient, Span<float> parameterGradient, Span<float> inputGradient, int seed)
        where T : class, INetwork<T>
    {
        var count = Arguments.Images<T>(images);
        Arguments.Gradients<T>(network.State, count, outputGradient, parameterGradient, inputGradient);
        Arguments.NoOverlap(parameterGradient, images);
        Arguments.NoOverlap(inputGradient, images);

        var batch = new Batch<T>
        {
            Count = count,
            Width = VectorWidth.Current,
            Parameters = network.State.Parameters,
            Images = images,
            OutputGradient = outputGradient,
            InputGradient = inputGradient,
            Staging = Workspace<T>.Rent(),
        };
        RunBackward(batch, Direction.Both, parameterGradient);
        batch.Staging.Return();
    }

    /// <summary>Runs a batch whose output gradient is there and adds up the parameter gradient.</summary>
    internal static void RunBackward<T>(Batch<T> batch, Direction direction, Span<float> parameterGradient, ReadOnlySpan<Workspace<T>> kept = default)
        where T : class, INetwork<T>
    {
        if (batch.Count == 0)
        {
            parameterGradient.Clear();
            return;
        }

        Sweep<T, GradientTotal<T>>.Run(
            batch, new GradientTotal<T>(parameterGradient, batch.Staging.ParameterGradient.Span), direction, threads: 1, kept);
    }
}
