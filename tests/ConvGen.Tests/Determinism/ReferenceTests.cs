using ConvGen.CompilerServices;
using ConvGen.Tests.Reference;

namespace ConvGen.Tests.Determinism;

/// <summary>The principle: generated code has the bits of the scalar reference, at every width of vectors, for any batch.</summary>
public class ReferenceTests
{
    // What dropout draws from.
    private const int Seed = 3;

    private static readonly int[] s_widths = [512, 256, 128];

    [Theory]
    [MemberData(nameof(AllNetworks.Types), MemberType = typeof(AllNetworks))]
    public void EveryWidth(Type network) => Holds(network, [0, 1, 15, 16, 17, 33, 64, 65, 130]);

    [Fact]
    public void EveryBatch() => Holds(typeof(SmallLeNet), [.. Enumerable.Range(0, 34)]);

    [Theory]
    [MemberData(nameof(AllNetworks.Types), MemberType = typeof(AllNetworks))]
    public void SpecialValues(Type type)
    {
        Model model = ModelReader.Read(type);
        INetwork network = GeneratedNetwork.Of(type).New();
        float[] images = GeneratedNetwork.Images(18, model.Input.Length, seed: 3);
        float[] special = [float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.MaxValue, -float.MaxValue, float.Epsilon, -1e-40f, -0f];
        for (int i = 0; i < special.Length; i++)
            images[(2 * i + 1) * model.Input.Length + 7 * i % model.Input.Length] = special[i];
        images.AsSpan(0, model.Input.Length).Fill(float.NegativeInfinity);

        float[] expected = model.Predict(Functions.Runtime, network.Parameters.ToArray(), images);
        foreach (int width in s_widths)
        {
            using (VectorWidth.Override(width))
            {
                float[] outputs = new float[expected.Length];
                network.Predict(images, outputs);
                Bits.AssertEqual($"{type.Name}, {width} bits", expected, outputs);
            }
        }
    }

    internal static void Holds(Type type, int[] batches)
    {
        Model model = ModelReader.Read(type);
        INetwork network = GeneratedNetwork.Of(type).New();
        Assert.Equal(model.Input.Length, network.InputLength);
        Assert.Equal(model.Output.Length, network.OutputLength);
        Assert.Equal(model.ParametersLength, network.Parameters.Length);
        float[] parameters = Samples.Floats(model.ParametersLength, seed: 5);
        parameters.CopyTo(network.Parameters);

        foreach (int batch in batches.Where(batch => CanTrain(model, batch)))
        {
            float[] images = GeneratedNetwork.Images(batch, model.Input.Length, seed: batch);
            float[] outputGradient = Samples.Floats(batch * model.Output.Length, seed: batch + 1);
            float[] predicted = model.Predict(Functions.Runtime, parameters, images);
            Gradients<float> expected = model.Backward(Functions.Runtime, parameters, images, outputGradient, Seed);
            foreach (int width in s_widths)
            {
                using (VectorWidth.Override(width))
                    Holds($"{type.Name}, {batch} images, {width} bits: ", network, images, outputGradient, predicted, expected);
            }
        }

        if (model.Buffers.Any())
            HoldsAfterUpdate(type, model, parameters);
    }

    // What a prediction takes from training: running statistics.
    private static void HoldsAfterUpdate(Type type, Model model, float[] parameters)
    {
        float[] images = GeneratedNetwork.Images(19, model.Input.Length, seed: 8);
        float[] buffers = model.UpdatedBuffers(Functions.Runtime, parameters, images, model.InitialBuffers<float>(), Seed);
        float[] expected = model.Predict(Functions.Runtime, parameters, images, buffers);
        foreach (int width in s_widths)
        {
            using (VectorWidth.Override(width))
            {
                INetwork network = GeneratedNetwork.Of(type).New();
                parameters.CopyTo(network.Parameters);
                using ForwardPass pass = network.Forward(images, Seed);
                pass.UpdateStatistics();
                float[] outputs = Filled(expected.Length);
                network.Predict(images, outputs);
                Bits.AssertEqual($"{type.Name}, {width} bits: Predict after UpdateStatistics", expected, outputs);
            }
        }
    }

    private static void Holds(string where, INetwork network, float[] images, float[] outputGradient, float[] predicted, Gradients<float> expected)
    {
        // Whatever was in the results before is overwritten.
        float[] outputs = Filled(predicted.Length);
        network.Predict(images, outputs);
        Bits.AssertEqual(where + "Predict", predicted, outputs);

        float[] parameterGradient = Filled(expected.Parameters.Length);
        float[] inputGradient = Filled(expected.Input.Length);
        network.Backward(images, outputGradient, parameterGradient, inputGradient, Seed);
        Bits.AssertEqual(where + "parameter gradient", expected.Parameters, parameterGradient);
        Bits.AssertEqual(where + "input gradient", expected.Input, inputGradient);

        float[] withoutInput = Filled(expected.Parameters.Length);
        network.Backward(images, outputGradient, withoutInput, [], Seed);
        Bits.AssertEqual(where + "parameter gradient alone", expected.Parameters, withoutInput);

        using ForwardPass pass = network.Forward(images, Seed);
        Bits.AssertEqual(where + "Forward", expected.Outputs, pass.Output);
        pass.Backward(outputGradient, parameterGradient = Filled(parameterGradient.Length), inputGradient = Filled(inputGradient.Length));
        Bits.AssertEqual(where + "parameter gradient of a pass", expected.Parameters, parameterGradient);
        Bits.AssertEqual(where + "input gradient of a pass", expected.Input, inputGradient);
    }

    // Batch norm cannot train on one number.
    private static bool CanTrain(Model model, int batch) =>
        !model.Layers.Any(l => l.Layer is BatchNorm2d && batch * l.Layer.Input.Height * l.Layer.Input.Width == 1);

    private static float[] Filled(int length)
    {
        var values = new float[length];
        values.AsSpan().Fill(12345);
        return values;
    }
}
