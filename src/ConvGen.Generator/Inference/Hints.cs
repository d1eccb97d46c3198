using System.Globalization;
using ConvGen.Generator.Declarations;
using ConvGen.Generator.Layers.BatchNorm2d;
using ConvGen.Generator.Layers.Conv2d;
using ConvGen.Generator.Layers.Dropout;
using ConvGen.Generator.Layers.Sigmoid;
using ConvGen.Generator.Layers.Softmax;
using ConvGen.Generator.Layers.Tanh;
using ConvGen.Generator.Repairs;

namespace ConvGen.Generator.Inference;

/// <summary>What is odd about a network that is right: it works as written, but hardly as meant.</summary>
internal static class Hints
{
    public static IEnumerable<Problem> Of(NetworkDeclaration declaration, Network network)
    {
        var range = ValueRange.All;
        for (var i = 0; i < network.Layers.Length; i++)
        {
            var layer = network.Layers[i];
            var next = i + 1 < network.Layers.Length ? network.Layers[i + 1] : null;
            foreach (var problem in Unread.Of(declaration.Layers[i], layer).Concat(OfLayer(declaration.Layers[i], layer, next, range)))
            {
                yield return problem;
            }

            range = layer.Values(range);
        }
    }

    private static IEnumerable<Problem> OfLayer(LayerDeclaration written, Layer layer, Layer? next, ValueRange range)
    {
        var name = Text.InSentence(layer.Name);
        if (layer is Conv2dLayer { Bias: true } && next is BatchNorm2dLayer)
        {
            yield return Hint(ProblemId.BiasBeforeNorm, written.Find("Bias") is null ? null : "Bias", [Repair.Set("Bias", "false")], name, Text.InSentence(next.Name));
        }

        if (layer.Idle(range) is { } reason)
        {
            yield return Hint(ProblemId.ChangesNothing, written.Find("p") is null ? null : "p", [Repair.RemoveAttribute], name, reason);
        }

        if (layer is DropoutLayer { P: 1f })
        {
            yield return Hint(ProblemId.DropsEverything, "p", [Repair.RemoveAttribute], name);
        }

        var (outputs, full) = (layer.Values(range), layer.Values(ValueRange.All));
        if (layer is SigmoidLayer or TanhLayer && 2 * outputs.Width <= full.Width)
        {
            yield return Hint(
                ProblemId.NarrowActivation, null, [Repair.RemoveAttribute],
                name, Range(range.Low, range.High), Range(outputs.Low, outputs.High), Range(full.Low, full.High));
        }

        if (layer is SoftmaxLayer && next is null)
        {
            yield return Hint(ProblemId.SoftmaxAtTheEnd, null, [Repair.RemoveAttribute], name);
        }

        Problem Hint(string id, string? argument, EquatableArray<Repair> repairs, params string[] arguments) =>
            new(id, [.. arguments], ProblemPlace.OfLayer(layer.Index, argument)) { Repairs = repairs };
    }

    // Bounds without an end are left out: "from 0" is a range as well.
    private static string Range(double low, double high) =>
        string.Join(" ", new[] { double.IsInfinity(low) ? "" : $"from {Number(low)}", double.IsInfinity(high) ? "" : $"to {Number(high)}" }.Where(static part => part.Length > 0));

    private static string Number(double number) => number.ToString("0.###", CultureInfo.InvariantCulture).Replace('-', '−');
}
