using System.Collections.Immutable;
using ConvGen.Generator.Inference;
using ConvGen.Generator.Layers;
using ConvGen.Generator.Nests;

namespace ConvGen.Generator.Planning;

/// <summary>
/// The plan for one image at a time: a lane is a channel, or a column. Tensors of few channels, from the image on, lie in planes (<see cref="Columns"/>); all others are <c>[row][column][channel]</c>,
/// channels padded to whole vectors, and parameters are packed alike, once for many predictions (<see cref="ChannelsLast"/>). The nests are those of the other plans.
/// </summary>
internal static class SinglePlanner
{
    /// <summary>Bytes of the second-level cache, and how much longer a block takes that does not find its tensors there.</summary>
    private const double SecondLevel = 1 << 20, FromFar = 3;

    /// <summary>What a function costs, in instructions, and what moving a number does that changes its place among its neighbours.</summary>
    private const double Function = 18, Transposed = 0.5;

    /// <summary>The plan; null where blocks are better for any number of images, or groups of channels cannot be padded.</summary>
    public static Plan? Of(Network network)
    {
        var drafts = Enumerable.Range(0, Shallow(network) + 1).Where(planes => CanHold(network, planes)).Select(planes => Draft.Of(network, planes)).OrderBy(draft => draft.Cost).ToList();
        // A fifth is for what a single image cannot share.
        if (drafts.Count == 0 || 0.8 * Block(network) / drafts[0].Cost is not (>= 1 and var upTo))
        {
            return null;
        }

        var draft = drafts[0];
        var steps = draft.Steps.ToLookup(Planner.DependsOnImages);
        var phases = Phases.Of([.. steps[false], .. steps[true], Unpack(network, draft.Tensors.Last().Y)], []).Select(phase => phase with { Steps = [.. phase.Steps.SelectMany(Columns.Strips)] });
        return Planner.Placed(network, Purpose.Single, draft.Tensors, [.. phases], [], [.. draft.Packs]) with { UpTo = upTo < LayerTensors.Lanes ? (int)upTo : int.MaxValue };
    }

    /// <summary>How many tensors, from the image on, have columns that may fill lanes better than channels do.</summary>
    private static int Shallow(Network network) =>
        network.Layers.Select(layer => layer.OutputShape).Prepend(network.Input).TakeWhile(shape => shape.Channels < LayerTensors.Lanes && shape.Width >= ChannelsLast.FewestLanes).Count();

    /// <summary>Whether channels can be padded wherever they are innermost.</summary>
    private static bool CanHold(Network network, int planes) => network.Layers.Select((layer, i) => i + 1 < planes || ChannelsLast.Holds(layer)).All(holds => holds);

    /// <summary>What a block of images costs, in instructions for whole vectors.</summary>
    private static double Block(Network network)
    {
        var tensors = Wiring.Of(network, Purpose.Single);
        return tensors.Where(own => !own.Layer.IsView(Purpose.Single)).Sum(own => Nests(own).Sum(nest => Points(nest) * Work(nest)) * (IsFar(own.Layer) ? FromFar : 1));
    }

    private static IEnumerable<Nest> Nests(LayerTensors own)
    {
        var stated = own.Layer.State(own);
        return (stated.Prediction ?? stated.Forward).Select(nest => nest.Without("n"));
    }

    /// <summary>The steps of a plan, but for the last, with so many tensors in planes.</summary>
    private sealed record Draft(List<LayerTensors> Tensors, List<Step> Steps, IEnumerable<Step> Packs, double Cost)
    {
        public static Draft Of(Network network, int planes)
        {
            var tensors = Wiring.Of(network, Purpose.Single, planes);
            var packs = new Dictionary<Region, Step>();
            var steps = new List<Step> { Pack(network, tensors[0].X) };
            double cost = CostOf(steps[0].Nest);
            foreach (var own in tensors.Where(own => !own.Layer.IsView(Purpose.Single)))
            {
                foreach (var nest in Nests(own))
                {
                    var step = new Step(ChannelsLast.Of(nest, own.Layer, packs), own.Layer.Name);
                    steps.Add(step);
                    cost += Scheduler.IsRows(step.Nest) ? CostOf(step.Nest) : ChannelsLast.CostOf(nest, step.Nest.IsScalar) * Work(nest);
                }
            }

            return new(tensors, steps, packs.Values, cost);
        }

        /// <summary>What moving numbers costs.</summary>
        private static double CostOf(Nest rows)
        {
            var axes = rows.Loops.Select(loop => loop.Axis).ToList();
            return Points(rows) * (rows.Loads.All(load => Equals(load.Contiguous(axes), rows.Output.Contiguous(axes))) ? 1.0 / LayerTensors.Lanes : Transposed);
        }
    }

    /// <summary>Instructions for a point of a nest.</summary>
    private static double Work(Nest nest) => nest.Reduction is null && nest.Value.HasCall ? Function : 1;

    private static double Points(Nest nest) => nest.Loops.Aggregate(1.0, (product, loop) => product * loop.Axis.Extent);

    private static bool IsFar(Layer layer) => (double)(layer.InputShape.Length + layer.OutputShape.Length) * LayerTensors.Lanes * sizeof(float) > SecondLevel;

    private static Step Pack(Network network, Tensor target)
    {
        var shape = network.Input;
        Axis c = new("c", shape.Channels), y = new("y", shape.Height), x = new("x", shape.Width);
        var image = Tensor.Dense("image", new("images", Space.Images), shape.Channels, shape.Height, shape.Width);
        return new(InBlocks(Nest.Map("PackImage", "the image as the first layer reads it", [c, y, x], target.Without(3)[c, y, x], image[c, y, x])), "");
    }

    private static Step Unpack(Network network, Tensor source)
    {
        var shape = network.OutputShape;
        Axis c = new("c", shape.Channels), y = new("y", shape.Height), x = new("x", shape.Width);
        var target = Tensor.Dense("outputs", new("outputs", Space.Outputs), shape.Channels, shape.Height, shape.Width);
        return new(InBlocks(Nest.Map("UnpackOutputs", "the outputs, channels first", [c, y, x], target[c, y, x], source.Without(3)[c, y, x])), "");
    }

    /// <summary>Sixteen channels after the other: planes of all of them lie on more pages than the processor finds at once.</summary>
    private static Nest InBlocks(Nest moved) =>
        moved.AxisOf("c").Extent is > LayerTensors.Lanes and var channels && channels % LayerTensors.Lanes == 0 ? moved.Split("c", LayerTensors.Lanes) : moved;
}
