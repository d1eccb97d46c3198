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
    /// <summary>The plan; null where some nest has no channels to fill lanes with.</summary>
    public static Plan? Of(Network network)
    {
        if (ChannelsLast.UpTo(network) == 0 || network.Layers.Any(layer => !ChannelsLast.Holds(layer)))
        {
            return null;
        }

        var tensors = Wiring.Of(network, Purpose.Single);
        var packs = new Dictionary<Region, Step>();
        var forward = new List<Step> { Pack(network, tensors[0].X) };
        for (int i = 0; i < tensors.Count; i++)
        {
            var layer = network.Layers[i];
            if (layer.IsView(Purpose.Single))
            {
                continue;
            }

            var stated = layer.State(tensors[i]);
            foreach (var nest in stated.Prediction ?? stated.Forward)
            {
                if (ChannelsLast.Of(nest.Without("n"), layer, packs) is not { } own)
                {
                    return null;
                }

                forward.Add(new(own, layer.Name));
            }
        }

        var steps = forward.ToLookup(Planner.DependsOnImages);
        forward = [.. steps[false], .. steps[true], Unpack(network, tensors.Last().Y)];
        return Planner.Placed(network, Purpose.Single, tensors, Phases.Of(forward, []), [], [.. packs.Values]);
    }

    private static Step Pack(Network network, Tensor target)
    {
        var shape = network.Input;
        Axis c = new("c", shape.Channels), y = new("y", shape.Height), x = new("x", shape.Width);
        var image = Tensor.Dense("image", new("images", Space.Images), shape.Channels, shape.Height, shape.Width);
        return new(Nest.Map("PackImage", "the image, channels last", [c, y, x], target.Without(3)[c, y, x], image[c, y, x]), "");
    }

    private static Step Unpack(Network network, Tensor source)
    {
        var shape = network.OutputShape;
        Axis c = new("c", shape.Channels), y = new("y", shape.Height), x = new("x", shape.Width);
        var target = Tensor.Dense("outputs", new("outputs", Space.Outputs), shape.Channels, shape.Height, shape.Width);
        return new(Nest.Map("UnpackOutputs", "the outputs, channels first", [c, y, x], target[c, y, x], source.Without(3)[c, y, x]), "");
    }
}
