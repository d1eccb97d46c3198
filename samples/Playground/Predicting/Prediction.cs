using ConvGen;
using Samples.Data;
using Samples.Playground.Networks;
using Samples.Playground.Serving;

namespace Samples.Playground.Predicting;

/// <summary>What a network takes an image for.</summary>
/// <param name="Network">The network's name.</param>
/// <param name="Version">Counts the weights of a network that learns.</param>
/// <param name="Label">The likeliest class.</param>
/// <param name="Class">Its name.</param>
/// <param name="Probabilities">How likely each class is; together 1.</param>
internal sealed record Prediction(string Network, int Version, int Label, string Class, float[] Probabilities)
{
    public static Prediction Of(string name, Model model, ReadOnlySpan<float> image)
    {
        var values = new float[FashionMnist.Classes.Count];
        model.Network.Predict(image, values);
        if (values.Any(value => !float.IsFinite(value)))
            throw Refusals.Of(StatusCodes.Status409Conflict, $"the answer of '{name}' is no number: its weights have gone out of bounds; begin another training");
        int label = Functional.ArgMax(values);
        Functional.Softmax(values, values.Length, values);
        return new Prediction(name, model.Version, label, FashionMnist.Classes[label], values);
    }
}
