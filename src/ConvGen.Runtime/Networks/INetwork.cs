using System.ComponentModel;
using ConvGen.CompilerServices;

namespace ConvGen;

/// <summary>A network whose shape is known only at run time: for code that picks one among several.</summary>
/// <remarks>Images are row-major <c>[N, C, H, W]</c> 32-bit floats; N is any whole number, zero too.</remarks>
public interface INetwork
{
    /// <summary>Floats per image: channels × height × width of the input.</summary>
    int InputLength { get; }

    /// <summary>Floats per image in the output.</summary>
    int OutputLength { get; }

    /// <summary>Every parameter, flat, in the order of PyTorch's <c>state_dict</c>; writable.</summary>
    /// <remarks>Good for writing until the next <see cref="Predict"/>, training step or <see cref="Load"/>; read the property again after one.</remarks>
    Span<float> Parameters { get; }

    /// <summary>The network's parameters and running statistics.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    NetworkState State { get; }

    /// <summary>The table of layers (output shape, parameters, multiply-adds and floats per image), and what memory there is for each network and each thread.</summary>
    string Description { get; }

    /// <summary>Computes the outputs of <paramref name="images"/>; any number of threads may call it at once.</summary>
    /// <param name="images"><c>[N, C, H, W]</c>, row-major.</param>
    /// <param name="outputs"><c>[N, <see cref="OutputLength"/>]</c>, overwritten.</param>
    /// <param name="threads">How many threads share the work, the calling one among them.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans overlap; nothing was written.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is not positive.</exception>
    void Predict(ReadOnlySpan<float> images, Span<float> outputs, int threads = 1);

    /// <summary>Computes the outputs as in training and keeps what <see cref="ForwardPass.Backward"/> needs.</summary>
    /// <param name="images"><c>[N, C, H, W]</c>, row-major.</param>
    /// <param name="seed">Decides what is drawn at random (dropout's masks).</param>
    /// <exception cref="ArgumentException">The length is no whole number of images, or batch norm has one value per channel.</exception>
    ForwardPass Forward(ReadOnlySpan<float> images, int seed = 0);

    /// <summary>Forward and backward in one: the gradient of the sum of output × <paramref name="outputGradient"/>.</summary>
    /// <remarks>As in training, but running statistics stay as they are.</remarks>
    /// <param name="images"><c>[N, C, H, W]</c>, row-major.</param>
    /// <param name="outputGradient"><c>[N, <see cref="OutputLength"/>]</c>.</param>
    /// <param name="parameterGradient">As long as <see cref="Parameters"/>, overwritten.</param>
    /// <param name="inputGradient">As long as <paramref name="images"/>, overwritten; or empty, and it is not computed.</param>
    /// <param name="seed">As in <see cref="Forward"/>.</param>
    /// <exception cref="ArgumentException">A length does not fit, or batch norm has one value per channel; nothing was written.</exception>
    void Backward(ReadOnlySpan<float> images, ReadOnlySpan<float> outputGradient, Span<float> parameterGradient, Span<float> inputGradient, int seed = 0);

    /// <summary>Takes one image through the layers, as in a prediction, and keeps what each of them gives.</summary>
    /// <remarks>For looking at, not for speed. The last layer's values are the bits of <see cref="Predict"/>.</remarks>
    /// <param name="image"><c>[C, H, W]</c>, row-major: exactly one.</param>
    /// <exception cref="ArgumentException">The length is not that of one image.</exception>
    Trace Trace(ReadOnlySpan<float> image);

    /// <summary>Every layer in its order as data: shapes, options and tensors.</summary>
    /// <remarks>For those who write a network down in another form. The tensors are views of what the network holds now.</remarks>
    IReadOnlyList<LayerInfo> Layers { get; }

    /// <summary>Makes a network that is equal and shares nothing: parameters, running statistics, what is frozen.</summary>
    INetwork Clone();

    /// <summary>Draws new weights; biases and the parameters of batch norm stay as they are.</summary>
    void Initialize(Init init, int seed = 0);

    /// <summary>Writes parameters and running statistics as a safetensors file under PyTorch's names; the old file or the new one is left, never a half.</summary>
    void Save(string path);

    /// <summary>Reads parameters and running statistics from a safetensors file; all of them or, on any error, none.</summary>
    /// <remarks>A prefix that all keys share, such as <c>net.</c> or <c>module.</c>, is taken off. Streams, bytes in memory and self-tests: <see cref="NetworkFiles"/>.</remarks>
    /// <exception cref="FormatException">The file is damaged, or its tensors do not fit (<see cref="WeightsMismatchException"/>).</exception>
    /// <exception cref="IOException">The file cannot be read, or is not there.</exception>
    void Load(string path);
}
