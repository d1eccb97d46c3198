using System.Collections.Immutable;
using ConvGen.Tests.Reference;

namespace ConvGen.Tests.Determinism;

/// <summary>A network drawn at random: any kinds of layers, of any options, at sizes that stay small.</summary>
/// <remarks>It is what it was drawn from, so that what is left after taking something away is a network again: each layer comes from a seed of its own.</remarks>
internal sealed record RandomNetwork(Shape Input, ImmutableArray<(string Kind, int Seed)> Draws, Unroll Unroll)
{
    // The reference is slow, and a network written out in full may have only so many terms in a layer.
    private const int MostTerms = 60_000, MostTermsInFull = 500, MostFloats = 3_000;

    /// <summary>Those of the layers drawn that fit what is before them.</summary>
    public Model Model
    {
        get
        {
            var model = new Model(Input, []);
            foreach ((string kind, int seed) in Draws)
            {
                if (Fits(kind, model) && RandomLayer.Draw(kind, new Random(seed), model.Output) is { } layer && Terms(layer) <= MostTerms && layer.Output.Length <= MostFloats)
                    model = model with { Layers = model.Layers.Add(new NamedLayer($"{model.Layers.Length}", layer)) };
            }

            return model;
        }
    }

    public static RandomNetwork Draw(int seed)
    {
        var random = new Random(seed);
        var input = new Shape(random.Next(1, 18), random.Next(1, 18), random.Next(1, 18));
        // Some are drawn more often: windows have more to get wrong, and few layers take a vector.
        string[] often = ["Conv2d", "Conv2d", "MaxPool2d", "AvgPool2d", .. Enumerable.Repeat("Linear", 8)];
        string[] kinds = [.. RandomLayer.ImageKinds, .. RandomLayer.ElementKinds, .. RandomLayer.VectorKinds, .. often];
        var network = new RandomNetwork(input, [.. Enumerable.Range(0, random.Next(1, 10)).Select(_ => (kinds[random.Next(kinds.Length)], random.Next()))], Unroll.Auto);
        if (network.Model.Layers.IsEmpty)
            return Draw(random.Next());

        bool isSmall = network.Model.Layers.All(l => Terms(l.Layer) <= MostTermsInFull);
        Unroll[] unrolls = isSmall ? [Unroll.Auto, Unroll.Taps, Unroll.Full] : [Unroll.Auto, Unroll.Taps];
        return network with { Unroll = unrolls[random.Next(unrolls.Length)] };
    }

    /// <summary>Networks with less in them.</summary>
    public IEnumerable<RandomNetwork> Smaller()
    {
        IEnumerable<RandomNetwork> fewer = Draws.Select((_, i) => this with { Draws = Draws.RemoveAt(i) });
        Shape[] shapes = [Input with { Channels = (Input.Channels + 1) / 2 }, Input with { Height = (Input.Height + 1) / 2 }, Input with { Width = (Input.Width + 1) / 2 }];
        IEnumerable<RandomNetwork> smaller = shapes.Where(shape => shape != Input).Select(shape => this with { Input = shape, Unroll = Unroll.Auto });
        IEnumerable<RandomNetwork> plainer = Unroll == Unroll.Auto ? [] : [this with { Unroll = Unroll.Auto }];
        return fewer.Concat(smaller).Concat(plainer).Where(network => !network.Model.Layers.IsEmpty);
    }

    /// <summary>The C# that declares it.</summary>
    public string Source(string name) => Declaration.Of(Model, name, Unroll);

    public override string ToString() => Source("Network");

    // Only Flatten makes a vector of an image, be it of one row and column.
    private static bool Fits(string kind, Model before)
    {
        bool isVector = before.Layers.Any(l => l.Layer is Flatten);
        return RandomLayer.ElementKinds.Contains(kind) || (isVector ? RandomLayer.VectorKinds : RandomLayer.ImageKinds).Contains(kind);
    }

    // As the generator counts them.
    private static int Terms(Layer layer) => layer switch
    {
        Conv2d { IsConstant: true } conv => Math.Max(conv.Output.Height * conv.Output.Width * conv.Constants.Count(weight => weight != 0), conv.Output.Length),
        Conv2d conv => conv.Output.Length * (conv.Input.Channels / conv.Groups) * conv.Window.Cells,
        MaxPool2d pool => pool.Output.Length * pool.Window.Cells,
        AvgPool2d pool => pool.Output.Length * pool.Window.Cells,
        AdaptiveMaxPool2d or AdaptiveAvgPool2d => AdaptiveWindow.Cells(layer.Input, layer.Output),
        Linear linear => linear.Input.Length * linear.Output.Length,
        BatchNorm2d or Softmax => 3 * layer.Output.Length,
        _ => layer.Output.Length,
    };
}
