using System.Collections.Immutable;
using ConvGen.Generator.Inference;
using ConvGen.Generator.Layers;
using ConvGen.Generator.Nests;

namespace ConvGen.Generator.Planning;

/// <summary>From a network to its plans: the layers' nests in order, fused, and a place for every tensor.</summary>
internal static class Planner
{
    private const int Lanes = LayerTensors.Lanes;

    /// <summary>Forward as in training, and back.</summary>
    public static Plan Of(Network network)
    {
        var tensors = Wiring.Of(network, Purpose.Training);
        var nests = network.Layers.Select((layer, i) => layer.State(tensors[i])).ToList();
        List<Step> forward = [PackImages(network, tensors[0].X), .. Computed(network, Purpose.Training, nests, own => own.Forward), UnpackOutputs(network, tensors.Last().Y)];
        List<Step> backward = [PackOutputGradient(network, tensors.Last().DY)];

        int firstLearner = network.Layers.TakeWhile(layer => layer.Parameters.Length == 0).Count();
        for (int i = nests.Count - 1; i >= 0; i--)
        {
            backward.AddRange(Steps(network, i, nests[i].ParameterGradients));
            backward.AddRange(Steps(network, i, nests[i].InputGradient).Select(step => step with { OnlyForInput = i <= firstLearner }));
        }

        // Without parameters the whole way back serves the images' gradient alone.
        if (firstLearner == network.Layers.Length)
        {
            backward = [.. backward.Select(step => step with { OnlyForInput = true })];
        }

        backward.Add(UnpackInputGradient(network, tensors[0].DX));
        var folds = nests.SelectMany((own, i) => Steps(network, i, own.Folds)).ToImmutableArray();
        return Placed(network, Purpose.Training, tensors, Phases.Of(forward, backward), Phases.Of(backward, forward), folds);
    }

    /// <summary>Forward as in prediction; null where that is no different.</summary>
    public static Plan? Prediction(Network network)
    {
        var tensors = Wiring.Of(network, Purpose.Prediction);
        var nests = network.Layers.Select((layer, i) => layer.State(tensors[i])).ToList();
        if (nests.All(own => own.Prediction is null) && network.Layers.All(layer => layer.IsView(Purpose.Prediction) == layer.IsView(Purpose.Training)))
        {
            return null;
        }

        var steps = Computed(network, Purpose.Prediction, nests, own => own.Prediction ?? own.Forward).ToLookup(DependsOnImages);
        List<Step> forward = [.. steps[false], PackImages(network, tensors[0].X), .. steps[true], UnpackOutputs(network, tensors.Last().Y)];
        return Placed(network, Purpose.Prediction, tensors, Phases.Of(forward, []), [], []);
    }

    /// <summary>Whether a step has to do with images. What has not comes first in a prediction, out of the way of fusion.</summary>
    public static bool DependsOnImages(Step step) => step.Nest.Loads.Any(load => load.Tensor.Region.Space is not (Space.Parameters or Space.Buffers or Space.Constants or Space.Packed));

    /// <summary>The plan of some steps: each tensor that they use has its place.</summary>
    public static Plan Placed(Network network, Purpose purpose, List<LayerTensors> tensors, ImmutableArray<Phase> forward, ImmutableArray<Phase> backward, ImmutableArray<Step> folds)
    {
        var used = forward.Concat(backward).SelectMany(phase => phase.Steps.Concat(phase.Totals)).Concat(folds).SelectMany(step => step.Nest.Tensors).ToList();
        // Where every number is in the code itself, nobody reads the table.
        var constants = tensors.SelectMany(own => own.ConstantValues).Where(constant => used.Any(tensor => tensor.Region == constant.Region)).ToImmutableArray();
        return new(network, purpose, Placement.Of(network, tensors, used), forward, backward, folds, constants);
    }

    private static IEnumerable<Step> Computed(Network network, Purpose purpose, IReadOnlyList<LayerNests> nests, Func<LayerNests, IEnumerable<Nest>> of) =>
        nests.SelectMany((own, i) => network.Layers[i].IsView(purpose) ? [] : Steps(network, i, of(own)));

    private static IEnumerable<Step> Steps(Network network, int layer, IEnumerable<Nest> nests) => nests.Select(nest => new Step(nest, network.Layers[layer].Name));

    private static Step PackImages(Network network, Tensor target)
    {
        var shape = network.Input;
        Axis c = new("c", shape.Channels), y = new("y", shape.Height), x = new("x", shape.Width), n = LayerTensors.Block;
        var images = Tensor.Dense("images", new("images", Space.Images), Lanes, shape.Channels, shape.Height, shape.Width);
        return new(Nest.Map("PackImages", "the block's images, a lane each", [c, y, x, n], target[c, y, x, n], images[n, c, y, x]), "");
    }

    private static Step UnpackInputGradient(Network network, Tensor source)
    {
        var k = new Axis("k", network.Input.Length);
        var target = Tensor.Dense("images", new("images", Space.InputGradient), Lanes, k.Extent);
        return new(Nest.Map("UnpackInputGradient", "the images' gradient, an image a row", [k, LayerTensors.Block], target.As("gradient")[LayerTensors.Block, k], source.Reshape(k.Extent, Lanes)[k, LayerTensors.Block]), "", OnlyForInput: true);
    }

    private static Step UnpackOutputs(Network network, Tensor source)
    {
        var k = new Axis("k", network.OutputShape.Length);
        var target = Tensor.Dense("outputs", new("outputs", Space.Outputs), Lanes, k.Extent);
        return new(Nest.Map("UnpackOutputs", "the outputs, an image a row", [k, LayerTensors.Block], target[LayerTensors.Block, k], source.Reshape(k.Extent, Lanes)[k, LayerTensors.Block]), "");
    }

    private static Step PackOutputGradient(Network network, Tensor target)
    {
        var k = new Axis("k", network.OutputShape.Length);
        var source = Tensor.Dense("gradient", new("outputs", Space.OutputGradient), Lanes, k.Extent);
        return new(Nest.Map("PackOutputGradient", "the outputs' gradient, a lane an image", [k, LayerTensors.Block], target.Reshape(k.Extent, Lanes)[k, LayerTensors.Block], source[LayerTensors.Block, k]), "");
    }
}
