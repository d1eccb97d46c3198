using global::Samples.Data;
using global::Samples.Stages;
using global::Samples.Training;

namespace ConvGen.Samples.Tests;

public sealed class StageChainTests(TrainedFixture trained)
{
    private static readonly int[] s_widths = [400, 120, 84, 10];

    [Theory]
    [InlineData("d2l")]
    [InlineData("modern")]
    public void WhatTheReportShowsAreTheBitsThatFlowThroughTheNetwork(string variantName)
    {
        (Variant variant, INetwork network) = Weights.Load(trained.Weights(variantName));
        Assert.Equal(variantName, variant.Name);
        ImageDataset images = IdxImages.Unlabelled(Path.Combine(trained.Data, "t10k-images-idx3-ubyte"));
        var image = new float[images.ImageLength];
        images.CopyImage(3, image);
        var whole = new float[10];
        network.Predict(image, whole);

        StageOutput[] outputs = StageChain.Run(network, variant.Stages(), image);
        Assert.Equal([6 * 28 * 28, 6 * 14 * 14, 16 * 10 * 10, 16 * 5 * 5], outputs.Select(output => output.Values.Length));
        Assert.Equal(whole, Linears(network.Parameters.ToArray(), outputs[^1].Values, variantName == "modern"));
    }

    // The rest of the network by the written definition: bias first, then the inputs in order, each one fused multiply-add.
    private static float[] Linears(float[] parameters, float[] input, bool rectify)
    {
        int at = parameters.Length - s_widths.Zip(s_widths.Skip(1), (from, to) => (from + 1) * to).Sum();
        for (int layer = 1; layer < s_widths.Length; layer++)
        {
            (int inputs, int outputs) = (s_widths[layer - 1], s_widths[layer]);
            var output = new float[outputs];
            for (int o = 0; o < outputs; o++)
            {
                output[o] = parameters[at + inputs * outputs + o];
                for (int k = 0; k < inputs; k++)
                    output[o] = MathF.FusedMultiplyAdd(parameters[at + o * inputs + k], input[k], output[o]);
                if (layer < s_widths.Length - 1)
                    output[o] = rectify ? (output[o] < 0 ? 0 : output[o]) : CompilerServices.VectorMath.Sigmoid(output[o]);
            }
            at += (inputs + 1) * outputs;
            input = output;
        }
        return input;
    }
}
