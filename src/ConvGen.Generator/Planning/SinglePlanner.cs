using System.Collections.Immutable;
using ConvGen.Generator.Inference;
using ConvGen.Generator.Layers;
using ConvGen.Generator.Nests;

namespace ConvGen.Generator.Planning;

/// <summary>
/// The plan for one image at a time: a lane is a channel. Tensors are <c>[row][column][channel]</c>, channels padded to whole vectors, and parameters are packed alike,
/// once for many predictions. The nests are those of the other plans.
/// </summary>
internal static class SinglePlanner
{
    /// <summary>Bytes of the second-level cache, and how much longer a block takes that does not find its tensors there.</summary>
    private const double SecondLevel = 1 << 20, FromFar = 3;

    /// <summary>The plan; null where blocks are better for any number of images, or groups of channels cannot be padded.</summary>
    public static Plan? Of(Network network)
    {
        if (network.Layers.Any(layer => !ChannelsLast.Holds(layer)))
        {
            return null;
        }

        var tensors = Wiring.Of(network, Purpose.Single);
        var packs = new Dictionary<Region, Step>();
        var forward = new List<Step> { Pack(network, tensors[0].X) };
        double block = 0, single = 0;
        foreach (var own in tensors.Where(own => !own.Layer.IsView(Purpose.Single)))
        {
            var stated = own.Layer.State(own);
            foreach (var nest in (stated.Prediction ?? stated.Forward).Select(nest => nest.Without("n")))
            {
                var step = new Step(ChannelsLast.Of(nest, own.Layer, packs), own.Layer.Name);
                forward.Add(step);
                block += Points(nest) * (IsFar(own.Layer) ? FromFar : 1);
                single += ChannelsLast.CostOf(nest, step.Nest.IsScalar);
            }
        }

        // A fifth is for what a single image cannot share.
        double upTo = 0.8 * block / single;
        if (upTo < 1)
        {
            return null;
        }

        var steps = forward.ToLookup(Planner.DependsOnImages);
        forward = [.. steps[false], .. steps[true], Unpack(network, tensors.Last().Y)];
        return Planner.Placed(network, Purpose.Single, tensors, Phases.Of(forward, []), [], [.. packs.Values]) with { UpTo = upTo < LayerTensors.Lanes ? (int)upTo : int.MaxValue };
    }

    private static double Points(Nest nest) => nest.Loops.Aggregate(1.0, (product, loop) => product * loop.Axis.Extent);

    private static bool IsFar(Layer layer) => (double)(layer.InputShape.Length + layer.OutputShape.Length) * LayerTensors.Lanes * sizeof(float) > SecondLevel;

    private static Step Pack(Network network, Tensor target)
    {
        var shape = network.Input;
        Axis c = new("c", shape.Channels), y = new("y", shape.Height), x = new("x", shape.Width);
        var image = Tensor.Dense("image", new("images", Space.Images), shape.Channels, shape.Height, shape.Width);
        return new(InBlocks(Nest.Map("PackImage", "the image, channels last", [c, y, x], target.Without(3)[c, y, x], image[c, y, x])), "");
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
