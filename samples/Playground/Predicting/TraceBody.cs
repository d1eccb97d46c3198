using System.Buffers.Binary;
using ConvGen;
using Samples.Playground.Networks;

namespace Samples.Playground.Predicting;

/// <summary>An image on its way through a network, as bytes: little-endian 32-bit floats.</summary>
internal static class TraceBody
{
    /// <summary>Every layer's output in turn, the probabilities, and the parameters if they are wanted.</summary>
    public static byte[] Of(Model model, ReadOnlySpan<float> image, bool withParameters)
    {
        Trace trace = model.Network.Trace(image);
        ReadOnlySpan<float> logits = trace.Layers[^1].Values;
        var probabilities = new float[logits.Length];
        Functional.Softmax(logits, logits.Length, probabilities);

        using var body = new MemoryStream();
        foreach (TracedLayer layer in trace.Layers)
            Write(body, layer.Values);
        Write(body, probabilities);
        if (withParameters)
            Write(body, model.Parameters.Span);
        return body.ToArray();
    }

    private static void Write(MemoryStream body, ReadOnlySpan<float> values)
    {
        Span<byte> word = stackalloc byte[sizeof(float)];
        foreach (float value in values)
        {
            BinaryPrimitives.WriteSingleLittleEndian(word, value);
            body.Write(word);
        }
    }
}
