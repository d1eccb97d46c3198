using ConvGen.Generator.Inference;
using ConvGen.Generator.Layers;
using ConvGen.Generator.Nests;

namespace ConvGen.Generator.Planning;

/// <summary>Tensors of one image with their channels innermost, and nests whose lanes are channels.</summary>
internal static class ChannelsLast
{
    /// <summary>Vectors to choose from, and what an instruction costs with each: half a vector's is more than half.</summary>
    private static readonly (int Lanes, double Cost)[] _vectors = [(16, 1.0), (8, 0.6), (4, 0.4)];

    /// <summary>Fewer values fill no vector.</summary>
    public const int FewestLanes = 4;

    /// <summary>The lanes that channels are padded to: those that make the cheapest.</summary>
    private static int LanesOf(int channels) => _vectors.OrderBy(vector => Padded(channels, vector.Lanes) / vector.Lanes * vector.Cost).First().Lanes;

    /// <summary>The lanes of the vectors that fit in a row.</summary>
    public static int LanesIn(int columns) => _vectors.Where(vector => vector.Lanes <= columns).OrderBy(vector => Padded(columns, vector.Lanes) / vector.Lanes * vector.Cost).First().Lanes;

    /// <summary>What an instruction for all channels costs, in whole vectors.</summary>
    private static double CostOf(int channels) => _vectors.Min(vector => Padded(channels, vector.Lanes) / vector.Lanes * vector.Cost);

    /// <summary>So many channels with their padding.</summary>
    public static int Padded(int channels) => channels == 1 ? 1 : Padded(channels, LanesOf(channels));

    /// <summary>A tensor <c>[c, y, x, n]</c> of one image that lies <c>[y][x][c]</c>.</summary>
    public static Tensor Activation(Region region, Shape shape, Border border, string letter)
    {
        int channels = Padded(shape.Channels), apart = shape.Length == shape.Channels ? channels : Apart(channels), width = border.Left + shape.Width + border.Right, height = border.Top + shape.Height + border.Bottom;
        return new(letter, region, [new(0, channels, 1), new(-border.Top, height, apart * width), new(-border.Left, width, apart), new(0, 1, 1)]);
    }

    /// <summary>How far apart positions lie: a power of two apart, they would share a few sets of the first-level cache.</summary>
    private static int Apart(int channels) => channels % 256 == 0 ? channels + 16 : channels;

    /// <summary>Whether a layer's channels can be padded: groups of several channels lie one after the other.</summary>
    public static bool Holds(Layer layer) => layer is not Layers.Conv2d.Conv2dLayer { Groups: > 1 }
        || (Padded(layer.InputShape.Channels) == layer.InputShape.Channels && Padded(layer.OutputShape.Channels) == layer.OutputShape.Channels);

    /// <summary>Instructions for a nest of one image, in whole vectors.</summary>
    public static double CostOf(Nest nest, bool isScalar)
    {
        double points = nest.Loops.Aggregate(1.0, (product, loop) => product * loop.Axis.Extent);
        return isScalar || nest.Filling is not { } lane ? points : points / lane.Extent * CostOf(lane.Extent);
    }

    /// <summary>The nest with a lane's axis padded to whole vectors, and what it reads of parameters packed so; a number at a time if it has no such axis.</summary>
    /// <param name="packs">The steps that pack parameters, by what they fill.</param>
    public static Nest Of(Nest nest, Layer layer, Dictionary<Region, Step> packs)
    {
        // Nobody goes back.
        nest = nest.Reduction is { Winner: not null } reduction ? nest with { Reduction = reduction with { Winner = null, WinnerIndex = null, WinnerInitial = null } } : nest;
        if (Scheduler.IsRows(nest))
        {
            // Rows that lie in order on neither side are moved a number at a time.
            var axes = nest.Loops.Select(loop => loop.Axis).ToList();
            return nest with { IsScalar = nest.Output.Contiguous(axes) is null || nest.Loads.Any(load => load.Contiguous(axes) is null) };
        }

        if (nest.Filling is not { } lane || nest.Guards.Any(guard => guard.Value.Uses(lane.Name)))
        {
            return nest with { IsScalar = true };
        }

        int padded = Math.Max(FewestLanes, Padded(lane.Extent)), block = LanesOf(padded);
        int own = nest.Output.Index.ToList().FindIndex(index => index.Uses(lane.Name)), rank = nest.Output.Index.Length;
        // Room that may be overwritten lies behind channels alone: behind columns there is a border, or the next row.
        bool isChannel = rank == 1 || own <= rank - 3;
        if (!isChannel)
        {
            return nest with { IsScalar = !Columns.Fill(nest, lane) };
        }

        bool fits = (padded == lane.Extent || nest.Output.Tensor.Dimensions[own].Size >= padded)
            && nest.Loads.Append(nest.Output).All(load => IsParameter(load) || load.Address[lane.Name] is 0 or 1);
        if (!fits)
        {
            return nest with { IsScalar = true };
        }

        nest = nest with
        {
            Summary = padded == lane.Extent || nest.Reduction is null ? nest.Summary : FormattableString.Invariant($"{nest.Summary}, padded to {padded}"),
            Loops = [.. nest.Loops.Select(loop => loop.Axis == lane ? loop with { Axis = new(lane.Name, padded) } : loop)],
        };
        // Parameters of whole vectors lie a block after the other, in the order in which a tile reads them.
        bool inBlocks = padded == lane.Extent && padded > block && nest.Loads.Any(load => IsParameter(load) && load.Index.Length > 1);
        nest = inBlocks ? nest.Split(lane.Name, block) : nest;
        var inner = nest.Filling!;
        return nest.Read(load => IsParameter(load) && load.Address.Uses(inner.Name) ? Packed(load, inner, padded, layer, packs) : load);
    }

    private static bool IsParameter(Load load) => load.Tensor.Region.Space is Space.Parameters or Space.Buffers;

    private static int Padded(int channels, int lanes) => (channels + lanes - 1) / lanes * lanes;

    /// <summary>The same element of a copy that has the lanes innermost, and blocks of them, if there are several, outermost.</summary>
    private static Load Packed(Load load, Axis lane, int padded, Layer layer, Dictionary<Region, Step> packs)
    {
        int own = load.Index.ToList().FindIndex(index => index.Uses(lane.Name)), blocks = padded / lane.Extent;
        T[] InBlocks<T>(T block, IEnumerable<T> others, T inner) => blocks == 1 ? [.. others, inner] : [block, .. others, inner];
        var region = new Region(load.Tensor.Region.Name, Space.Packed);
        var kept = load.Tensor.Dimensions.RemoveAt(own).Select(dimension => dimension.Size).ToArray();
        var packed = Tensor.Dense(load.Tensor.Letter, region, InBlocks(blocks, kept, lane.Extent));
        if (!packs.ContainsKey(region))
        {
            Axis v = new("v", blocks), o = new("o", Math.Min(lane.Extent, load.Tensor.Dimensions[own].Size));
            Axis[] others = [.. kept.Select((size, d) => new Axis($"{"ijkl"[d]}", size))];
            Affine[] rest = [.. others.Select(axis => (Affine)axis)];
            Affine channel = blocks == 1 ? o : (lane.Extent * v) + o;
            string name = string.Concat(region.Name.Split('.').Select(Text.UpperFirst));
            packs[region] = new(
                Nest.Map(
                    $"Pack{name}", $"the {region.Name.Split('.').Last()} with a lane each for the outputs", InBlocks(v, others, o),
                    packed.As("P")[InBlocks(v, rest, o)], load.Tensor[[.. rest.Take(own), channel, .. rest.Skip(own)]]),
                layer.Name);
        }

        var outer = load.Index[own].Terms.Where(term => term.Axis != lane.Name).Select(term => Affine.Of(term.Axis)).FirstOrDefault() ?? 0;
        return packed[InBlocks(outer, load.Index.RemoveAt(own), lane)];
    }
}
