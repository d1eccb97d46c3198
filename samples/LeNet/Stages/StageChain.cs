using ConvGen;

namespace Samples.Stages;

/// <summary>Takes one image through the pieces of a network, to see what lies between them.</summary>
/// <remarks>How a network is cut never changes its arithmetic: these are the very bits that flow through the whole.</remarks>
internal static class StageChain
{
    /// <param name="network">The trained network.</param>
    /// <param name="stages">Its pieces in order, from the first; their parameters become copies of the network's.</param>
    /// <param name="image">One image.</param>
    public static StageOutput[] Run(INetwork network, IReadOnlyList<Stage> stages, ReadOnlySpan<float> image)
    {
        ReadOnlySpan<float> parameters = network.Parameters;
        var outputs = new StageOutput[stages.Count];
        ReadOnlySpan<float> input = image;
        for (int i = 0; i < stages.Count; i++)
        {
            INetwork piece = stages[i].Network;
            // Both are in the layers' order, so each piece takes its share from the front.
            Span<float> own = piece.Parameters;
            parameters[..own.Length].CopyTo(own);
            parameters = parameters[own.Length..];

            outputs[i] = new StageOutput(stages[i], new float[piece.OutputLength]);
            piece.Predict(input, outputs[i].Values);
            input = outputs[i].Values;
        }
        return outputs;
    }
}
