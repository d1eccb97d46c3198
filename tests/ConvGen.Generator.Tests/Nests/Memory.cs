using ConvGen.Generator.Nests;
using ConvGen.Tests.Determinism;
using ConvGen.Tests.Reference;

namespace ConvGen.Tests.Nests;

/// <summary>The floats of every region that some nests speak of, without a plan's addresses.</summary>
internal sealed class Memory
{
    private readonly Dictionary<Region, float[]> _regions;

    private Memory(Dictionary<Region, float[]> regions) => _regions = regions;

    /// <summary>Random numbers everywhere, in borders too, so that every element read tells; a region has the same whatever else there is.</summary>
    public static Memory Random(IEnumerable<Nest> nests, int seed = 1)
    {
        var all = nests.ToList();
        var memory = new Memory([]);
        foreach (var tensors in all.SelectMany(nest => nest.Tensors).GroupBy(tensor => tensor.Region))
            memory._regions[tensors.Key] = tensors.FirstOrDefault(tensor => tensor.IsKnown) is { } known ? [.. known.Values] : Random(tensors.Key, tensors.Max(tensor => tensor.Length), seed);
        // Which term won is the number of a term, and now and then of none that this nest has.
        foreach (var nest in all.Where(nest => nest.Reduction?.Winner is not null))
        {
            int terms = nest.Reduction!.WinnerIndex!.Range(nest.AxisOf).Greatest + 1;
            var winners = memory[nest.Reduction.Winner!.Tensor];
            for (int i = 0; i < winners.Length; i++)
                winners[i] = MathF.Floor((winners[i] + 1) / 2 * (terms + 1));
        }

        return memory;
    }

    public float[] this[Tensor tensor] => _regions[tensor.Region];

    /// <summary>The regions that a nest reads or writes.</summary>
    public Memory Only(Nest nest) => new(nest.Tensors.Select(tensor => tensor.Region).Distinct().ToDictionary(region => region, region => _regions[region]));

    public Memory Copy() => new(_regions.ToDictionary(region => region.Key, region => region.Value.ToArray()));

    /// <summary>Fails unless each region that these have in common holds the same bits.</summary>
    public void AssertEqual(string what, Memory expected)
    {
        foreach (var (region, floats) in _regions.Where(region => expected._regions.ContainsKey(region.Key)))
            Bits.AssertEqual($"{what}: {region}", expected._regions[region], floats);
    }

    // Half of the numbers are coarse: multiples of 1/2, so that maxima tie and a ReLU meets its kink.
    private static float[] Random(Region region, int length, int seed)
    {
        int own = $"{region}".Aggregate(seed, (hash, letter) => unchecked((hash * 31) + letter));
        float[] floats = Samples.Floats(length, own);
        for (int i = 0; i < length; i++)
            floats[i] = i / 16 % 2 == 0 ? floats[i] : MathF.Round(2 * floats[i]) / 2;
        return region.Space == Space.Constants ? [.. floats.Select(x => 1 + MathF.Abs(x))] : floats;
    }
}
