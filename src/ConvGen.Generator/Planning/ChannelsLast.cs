using ConvGen.Generator.Inference;
using ConvGen.Generator.Layers;
using ConvGen.Generator.Nests;

namespace ConvGen.Generator.Planning;

/// <summary>Tensors of one image with their channels innermost, and nests whose lanes are channels.</summary>
internal static class ChannelsLast
{
    /// <summary>Vectors to choose from, and what an instruction costs with each: half a vector's is more than half.</summary>
    private static readonly (int Lanes, double Cost)[] _vectors = [(16, 1.0), (8, 0.6), (4, 0.4)];

    /// <summary>The lanes that channels are padded to: those that make the cheapest.</summary>
    private static int LanesOf(int channels) => _vectors.OrderBy(vector => Padded(channels, vector.Lanes) / vector.Lanes * vector.Cost).First().Lanes;

    /// <summary>What an instruction for all channels costs, in whole vectors.</summary>
    private static double CostOf(int channels) => _vectors.Min(vector => Padded(channels, vector.Lanes) / vector.Lanes * vector.Cost);

    /// <summary>So many channels with their padding.</summary>
    public static int Padded(int channels) => channels == 1 ? 1 : Padded(channels, LanesOf(channels));

    /// <summary>A tensor <c>[c, y, x, n]</c> of one image that lies <c>[y][x][c]</c>.</summary>
    public static Tensor Activation(Region region, Shape shape, Border border, string letter)
    {
        int channels = Padded(shape.Channels), width = border.Left + shape.Width + border.Right, height = border.Top + shape.Height + border.Bottom;
        return new(letter, region, [new(0, channels, 1), new(-border.Top, height, channels * width), new(-border.Left, width, channels), new(0, 1, 1)]);
    }

    /// <summary>Whether a layer's channels can be padded: groups of several channels lie one after the other.</summary>
    public static bool Holds(Layer layer) => layer is not Layers.Conv2d.Conv2dLayer { Groups: > 1 }
        || (Padded(layer.InputShape.Channels) == layer.InputShape.Channels && Padded(layer.OutputShape.Channels) == layer.OutputShape.Channels);

    /// <summary>How many images are better taken one at a time than as a block of 16, by the lanes that channels leave empty.</summary>
    public static int UpTo(Network network)
    {
        // A block takes 16 images with an instruction for each channel, one image takes as many as its channels fill vectors; a fifth is for what a single image cannot share.
        double block = network.Layers.Sum(layer => layer.Multiplications + (double)layer.OutputShape.Length);
        double single = network.Layers.Sum(layer => (layer.Multiplications + layer.OutputShape.Length) * CostOf(layer.OutputShape.Channels) / layer.OutputShape.Channels);
        return (int)Math.Min(LayerTensors.Lanes - 1, 0.8 * block / single);
    }

    /// <summary>The nest with a lane's axis padded to whole vectors, and what it reads of parameters packed so; null if it has no such axis.</summary>
    /// <param name="packs">The steps that pack parameters, by what they fill.</param>
    public static Nest? Of(Nest nest, Layer layer, Dictionary<Region, Step> packs)
    {
        // Nobody goes back.
        nest = nest.Reduction is { Winner: not null } reduction ? nest with { Reduction = reduction with { Winner = null, WinnerIndex = null, WinnerInitial = null } } : nest;
        if (layer is Layers.Flatten.FlattenLayer)
        {
            return nest;
        }

        if (nest.Filling is not { } lane || nest.Guards.Any(guard => guard.Value.Uses(lane.Name)))
        {
            return null;
        }

        int padded = Math.Max(4, Padded(lane.Extent));
        var widened = nest.Read(load => load.Tensor.Region.Space is Space.Parameters or Space.Buffers && load.Index.Any(index => index.Uses(lane.Name)) ? Packed(load, lane, padded, layer, packs) : load) with
        {
            Summary = padded == lane.Extent ? nest.Summary : FormattableString.Invariant($"{nest.Summary}, padded to {padded}"),
            Loops = [.. nest.Loops.Select(loop => loop.Axis == lane ? loop with { Axis = new(lane.Name, padded) } : loop)],
        };
        bool fits = widened.Output.Tensor.Dimensions[widened.Output.Index.ToList().FindIndex(index => index.Uses(lane.Name))].Size >= padded
            && widened.Loads.Append(widened.Output).All(load => load.Address[lane.Name] is 0 or 1);
        return fits ? widened : null;
    }

    private static int Padded(int channels, int lanes) => (channels + lanes - 1) / lanes * lanes;

    /// <summary>The same element of a copy that has the lane's dimension innermost.</summary>
    private static Load Packed(Load load, Axis lane, int padded, Layer layer, Dictionary<Region, Step> packs)
    {
        int own = load.Index.ToList().FindIndex(index => index.Uses(lane.Name));
        var dimensions = load.Tensor.Dimensions.ToArray();
        int stride = padded;
        for (int d = dimensions.Length - 1; d >= 0; d--)
        {
            dimensions[d] = d == own ? new(0, padded, 1) : new(0, dimensions[d].Size, stride);
            stride *= d == own ? 1 : dimensions[d].Size;
        }

        var region = new Region(load.Tensor.Region.Name, Space.Packed);
        var packed = new Tensor(load.Tensor.Letter, region, [.. dimensions]);
        if (!packs.ContainsKey(region))
        {
            Axis[] axes = [.. load.Tensor.Dimensions.Select((dimension, d) => new Axis(d == own ? "o" : $"{"ijklm"[d]}", dimension.Size))];
            Affine[] index = [.. axes.Select(axis => (Affine)axis)];
            string name = string.Concat(region.Name.Split('.').Select(Text.UpperFirst));
            packs[region] = new(Nest.Map($"Pack{name}", $"the {region.Name.Split('.').Last()} with a lane each for the outputs", axes, packed.As("P")[index], load.Tensor[index]), layer.Name);
        }

        return new(packed, load.Index);
    }
}
