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
        Arguments.NoOverlap(outputs, images);
        var batch = BeginPrediction(network, Arguments.Images<T, float>(images), outputs, threads);
        batch.Images = images;
        Run(batch, threads);
    }

    /// <inheritdoc cref="ByteImages.Predict"/>
    internal static void Predict<T>(T network, ReadOnlySpan<byte> images, Span<float> outputs, Normalize? normalize, int threads)
        where T : class, INetwork<T>
    {
        Arguments.NoOverlap(outputs, images);
        Arguments.Normalize<T>(normalize);
        var batch = BeginPrediction(network, Arguments.Images<T, byte>(images), outputs, threads);
        batch.Bytes = images;
        batch.Normalize = normalize;
        Run(batch, threads);
    }

    private static Batch<T> BeginPrediction<T>(T network, int count, Span<float> outputs, int threads)
        where T : class, INetwork<T>
    {
        Arguments.Length<T>(outputs, count, T.OutputLength);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        NotOwn(network.State, outputs);
        var batch = Begin<T>(network.State, count);
        batch.Outputs = outputs;
        batch.Packed = Prediction<T>.Singles(count) > 0 ? network.State.Packed<T>() : [];
        return batch;
    }

    private static void Run<T>(Batch<T> batch, int threads)
        where T : class, INetwork<T>
    {
        Prediction<T>.Run(batch, threads);
        batch.Staging.Return();
    }

    /// <inheritdoc cref="INetwork.Forward"/>
    /// <param name="network">The network.</param>
    /// <param name="images"><c>[N, C, H, W]</c>, row-major.</param>
    /// <param name="seed">Decides what is drawn at random: dropout's masks.</param>
    public static ForwardPass Forward<T>(T network, ReadOnlySpan<float> images, int seed)
        where T : class, INetwork<T>
    {
        var count = Arguments.Images<T, float>(images);
        Arguments.Norms<T>(count);
        return new ForwardPass<T>(network.State, images, count, seed);
    }

    /// <inheritdoc cref="INetwork.Backward"/>
    /// <param name="network">The network.</param>
    /// <param name="images"><c>[N, C, H, W]</c>, row-major.</param>
    /// <param name="outputGradient"><c>[N, OutputLength]</c>.</param>
    /// <param name="parameterGradient">As long as the parameters, overwritten.</param>
    /// <param name="inputGradient">As long as <paramref name="images"/>, overwritten; or empty, and it is not computed.</param>
    /// <param name="seed">Decides what is drawn at random: dropout's masks.</param>
    public static void Backward<T>(
        T network, ReadOnlySpan<float> images, ReadOnlySpan<float> outputGradient, Span<float> parameterGradient, Span<float> inputGradient, int seed)
        where T : class, INetwork<T>
    {
        var count = Arguments.Images<T, float>(images);
        Arguments.Gradients<T>(network.State, count, outputGradient, parameterGradient, inputGradient);
        Arguments.NoOverlap(parameterGradient, images);
        Arguments.NoOverlap(inputGradient, images);
        Arguments.Norms<T>(count);

        var batch = Begin<T>(network.State, count);
        batch.Images = images;
        batch.OutputGradient = outputGradient;
        batch.InputGradient = inputGradient;
        batch.Seed = seed;
        RunBackward(batch, Direction.Both, parameterGradient);
        batch.Staging.Return();
    }

    /// <inheritdoc cref="INetwork.Trace"/>
    /// <param name="network">The network.</param>
    /// <param name="image"><c>[C, H, W]</c>, row-major: exactly one.</param>
    public static Trace Trace<T>(T network, ReadOnlySpan<float> image)
        where T : class, INetwork<T>
    {
        Arguments.Length<T>(image, 1, T.InputLength);
        var input = image.ToArray();
        var layers = new TracedLayer[T.Layout.Layers.Length];
        var values = input;
        for (var i = 0; i < layers.Length; i++)
        {
            var output = new float[T.Layout.Layers[i].Length];
            T.RunLayer(i, network.State.Values, network.State.Buffers, values, output);
            layers[i] = new(T.Layout.Layers[i], output);
            values = output;
        }

        return new(input, layers);
    }

    /// <summary>Runs a batch whose output gradient is there and adds up the parameter gradient.</summary>
    internal static void RunBackward<T>(Batch<T> batch, Direction direction, Span<float> parameterGradient, BatchMemory<T>? memory = null)
        where T : class, INetwork<T>
    {
        if (batch.Count == 0)
        {
            parameterGradient.Clear();
            return;
        }

        Sweep<T, GradientTotal<T>>.Run(
            batch, new GradientTotal<T>(parameterGradient, batch.Staging.ParameterGradient.Span), direction, threads: 1, memory);
    }

    /// <summary>A batch that has buffers, to be given back at its end, but no images yet.</summary>
    internal static Batch<T> Begin<T>(NetworkState state, int count)
        where T : class, INetwork<T> => new()
        {
            Count = count,
            Width = VectorWidth.Current,
            Parameters = state.Values,
            Buffers = state.Buffers,
            Staging = Workspace<T>.Rent(),
        };

    private static void NotOwn(NetworkState state, Span<float> outputs)
    {
        Arguments.NoOverlap(outputs, state.Values, "the network's parameters");
        Arguments.NoOverlap(outputs, state.Buffers, "the network's running statistics");
    }
}
