using ConvGen.Generator.Nests;

namespace ConvGen.Generator.Planning;

/// <summary>
/// Nests of one image whose lanes are columns, for tensors that lie in planes, <c>[channel][row][column]</c>: of few channels they waste no lane. Where whole vectors
/// leave some columns over, a strip of the last ones is computed once more: it overlaps the others, and its columns get the same numbers again.
/// </summary>
internal static class Columns
{
    /// <summary>Whether columns can fill a nest's lanes: it writes them side by side and reads them so, or every second, and every tensor moves on alike.</summary>
    public static bool Fill(Nest nest, Axis lane) =>
        // What is read and written in one place must not be computed twice.
        lane.Extent >= ChannelsLast.FewestLanes && nest.Loads.All(load => load.Tensor.Region != nest.Output.Tensor.Region) && nest.Output.Index[nest.Output.Index.Length - 1].Uses(lane.Name)
        && nest.Loads.Append(nest.Output).GroupBy(load => load.Tensor.Region).All(same => same.First().Address[lane.Name] is >= 0 and <= 2 and var step && same.All(load => load.Address[lane.Name] == step));

    /// <summary>A step over whole vectors, and one over the last columns if there are more.</summary>
    public static IEnumerable<Step> Strips(Step step)
    {
        var nest = step.Nest;
        if (nest.IsScalar || Scheduler.IsRows(nest) || nest.Filling is not { } lane || ChannelsLast.LanesIn(lane.Extent) is var lanes && lane.Extent % lanes == 0)
        {
            return [step];
        }

        return
        [
            step with { Nest = nest.Part(lane.Name, 0, lane.Extent / lanes * lanes) },
            step with { Nest = nest.Part(lane.Name, lane.Extent - lanes, lanes) with { Name = nest.Name + "LastColumns" } },
        ];
    }
}
