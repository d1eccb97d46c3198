namespace ConvGen;

/// <summary>Weights to and from wherever they are, beside <see cref="INetwork.Save"/> and <see cref="INetwork.Load"/>: the same safetensors files.</summary>
public static class NetworkFiles
{
    /// <summary>Writes parameters and running statistics, and images with the outputs that they give now; the old file or the new one is left, never a half.</summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The file.</param>
    /// <param name="selfTest"><c>[N, C, H, W]</c>, row-major: what loading with <c>verify: true</c> runs; other readers see two more tensors.</param>
    /// <exception cref="ArgumentException">The length is no whole number of images; nothing was written.</exception>
    /// <exception cref="IOException">The file cannot be written; an old one is unchanged.</exception>
    public static void Save(this INetwork network, string path, ReadOnlySpan<float> selfTest)
    {
        ArgumentNullException.ThrowIfNull(network);
        SafeTensors.Write(path, [.. network.State.Tensors(), .. SelfTest.Tensors(network, selfTest)], SelfTest.Metadata(!selfTest.IsEmpty));
    }

    /// <summary>Writes parameters and running statistics to a stream, which stays open.</summary>
    /// <param name="network">The network.</param>
    /// <param name="stream">Where to; a file in one piece is what the caller must see to.</param>
    /// <param name="selfTest">As for a path; none if left out.</param>
    /// <exception cref="ArgumentException">The length is no whole number of images; nothing was written.</exception>
    public static void Save(this INetwork network, Stream stream, ReadOnlySpan<float> selfTest = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        SafeTensors.Write(stream, [.. network.State.Tensors(), .. SelfTest.Tensors(network, selfTest)], SelfTest.Metadata(!selfTest.IsEmpty));
    }

    /// <summary>Reads a file of weights and, before anything is changed, tries it out if asked to: all of it is taken or, on any error, nothing.</summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The file.</param>
    /// <param name="verify">Whether the file's self-test must pass.</param>
    /// <exception cref="FormatException">The file is damaged, its tensors do not fit, or it has no self-test that could be run.</exception>
    /// <exception cref="SelfTestException">The self-test gives other outputs.</exception>
    /// <exception cref="IOException">The file cannot be read, or is not there.</exception>
    public static void Load(this INetwork network, string path, bool verify)
    {
        ArgumentNullException.ThrowIfNull(network);
        using var file = InputFile.Open(path);
        Load(network, file, verify);
    }

    /// <summary>Reads a file of weights that goes from the stream's position to its end; the stream stays open.</summary>
    /// <inheritdoc cref="Load(INetwork, string, bool)"/>
    /// <param name="network">The network.</param>
    /// <param name="stream">Where from.</param>
    /// <param name="verify">Whether the file's self-test must pass.</param>
    public static void Load(this INetwork network, Stream stream, bool verify = false)
    {
        ArgumentNullException.ThrowIfNull(network);
        Load(network, InputFile.Of(stream), verify);
    }

    /// <summary>Reads a file of weights that lies in memory.</summary>
    /// <inheritdoc cref="Load(INetwork, string, bool)"/>
    /// <param name="network">The network.</param>
    /// <param name="file">The whole file.</param>
    /// <param name="verify">Whether the file's self-test must pass.</param>
    public static unsafe void Load(this INetwork network, ReadOnlySpan<byte> file, bool verify = false)
    {
        ArgumentNullException.ThrowIfNull(network);

        // A stream over the span itself, which a copy would double.
        fixed (byte* start = file)
        {
            using var stream = file.IsEmpty ? Stream.Null : new UnmanagedMemoryStream(start, file.Length);
            Load(network, new InputFile("The file in memory", stream), verify);
        }
    }

    private static void Load(INetwork network, InputFile file, bool verify)
    {
        var tensors = StateTensors.Read(file, network.State.Layout);
        if (verify)
        {
            var copy = network.Clone();
            copy.State.Take(tensors);
            SelfTest.Verify(copy, tensors);
        }

        network.State.Take(tensors);
    }
}
