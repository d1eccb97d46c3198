using ConvGen.Tests.Determinism;
using ConvGen.Tests.Reference;

namespace ConvGen.Tests.Parity;

/// <summary>What generated code predicts, and the reference with it.</summary>
internal static class Computed
{
    /// <param name="network">A class with <c>[Network]</c>.</param>
    /// <param name="images">Its input.</param>
    /// <param name="parameters">All of its parameters.</param>
    public static float[] Outputs(Type network, float[] images, params float[] parameters)
    {
        float[] expected = ModelReader.Read(network).Predict(Functions.Runtime, parameters, images);
        INetwork generated = GeneratedNetwork.Of(network).New();
        parameters.CopyTo(generated.Parameters);
        float[] outputs = new float[images.Length / generated.InputLength * generated.OutputLength];
        generated.Predict(images, outputs);
        Bits.AssertEqual(network.Name, expected, outputs);
        return outputs;
    }
}
