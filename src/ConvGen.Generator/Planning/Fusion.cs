using ConvGen.Generator.Nests;

namespace ConvGen.Generator.Planning;

/// <summary>Joins a reduction and the map behind it where nobody else reads what lies between.</summary>
internal static class Fusion
{
    public static void Fuse(List<Step> steps, IReadOnlyList<Step> others)
    {
        for (int i = 0; i + 1 < steps.Count; i++)
        {
            while (i + 1 < steps.Count && CanFuse(steps[i].Nest, steps[i + 1].Nest, steps.Skip(i + 2).Concat(others)))
            {
                steps[i] = steps[i] with { Nest = steps[i].Nest.Fuse(steps[i + 1].Nest), OnlyForInput = steps[i].OnlyForInput && steps[i + 1].OnlyForInput };
                steps.RemoveAt(i + 1);
            }
        }
    }

    private static bool CanFuse(Nest producer, Nest map, IEnumerable<Step> readers)
    {
        var between = producer.Output.Tensor.Region;
        bool moves = map.Value is Load;
        var reads = map.Value.Loads.Where(load => load.Tensor.Region == between).ToList();
        return producer.IsScalar == map.IsScalar && producer.Reduction is { Kind: not ReductionKind.Fold } && !producer.Accumulates && map.Reduction is null && !moves
            && reads.Count > 0 && reads.All(read => read.Index.SequenceEqual(map.Output.Index) && AreAlike(read.Tensor, producer.Output.Tensor))
            && readers.All(step => step.Nest.Loads.All(load => load.Tensor.Region != between));
    }

    /// <summary>Whether an element of one view can be found in the other: where both have the same dimensions, or no border.</summary>
    private static bool AreAlike(Tensor a, Tensor b) =>
        a.Dimensions.SequenceEqual(b.Dimensions) || (a.Length == b.Length && a.Dimensions.Concat(b.Dimensions).All(dimension => dimension.Low == 0));
}
