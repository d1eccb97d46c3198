using System.Collections.Immutable;
using ConvGen.Generator.Inference;
using ConvGen.Generator.Layers;
using ConvGen.Generator.Nests;

namespace ConvGen.Generator.Planning;

/// <summary>From a network to its plan: the layers' nests in order, fused, and a place for every tensor.</summary>
internal static class Planner
{
    private const int Lanes = LayerTensors.Lanes;

    public static Plan Of(Network network)
    {
        var tensors = Tensors(network);
        var nests = network.Layers.Select((layer, i) => layer.State(tensors[i])).ToList();
        var forward = new List<Step> { PackImages(network, tensors[0].X) };
        var backward = new List<Step> { PackOutputGradient(network, tensors.Last().DY) };

        int firstLearner = network.Layers.TakeWhile(layer => layer.Parameters.Length == 0).Count();
        for (int i = 0; i < nests.Count; i++)
        {
            forward.AddRange(nests[i].Forward.Select(nest => new Step(nest, network.Layers[i].Name)));
        }

        for (int i = nests.Count - 1; i >= 0; i--)
        {
            backward.AddRange(nests[i].ParameterGradients.Select(nest => new Step(nest, network.Layers[i].Name)));
            backward.AddRange(nests[i].InputGradient.Select(nest => new Step(nest, network.Layers[i].Name, OnlyForInput: i <= firstLearner)));
        }

        // Without parameters the whole way back serves the images' gradient alone.
        if (firstLearner == network.Layers.Length)
        {
            backward = [.. backward.Select(step => step with { OnlyForInput = true })];
        }

        forward.Add(UnpackOutputs(network, tensors.Last().Y));
        backward.Add(UnpackInputGradient(network, tensors[0].DX));
        var folds = nests.SelectMany((own, i) => own.Folds.Select(nest => new Step(nest, network.Layers[i].Name))).ToList();

        Fusion.Fuse(forward, backward);
        Fusion.Fuse(backward, forward);
        ImmutableArray<Phase> phases = [new([.. forward], [.. backward])];
        var used = forward.Concat(backward).Concat(folds).SelectMany(step => step.Nest.Tensors);
        var constants = tensors.SelectMany(own => own.ConstantValues).ToImmutableArray();
        return new(network, Placement.Of(network, tensors, used), phases, [.. folds], constants);
    }

    /// <summary>Each layer's input and output and their gradients; a view's are its input's under another shape.</summary>
    private static List<LayerTensors> Tensors(Network network)
    {
        var layers = network.Layers;
        var all = new List<LayerTensors>();
        for (int i = 0; i < layers.Length; i++)
        {
            var layer = layers[i];
            var input = i == 0 ? Activation(new(Planning.Plan.Image, Space.Activations), layer.InputShape, layer.Border, "X") : all[i - 1].Y;
            var inputGradient = i == 0 ? Activation(new(Planning.Plan.Image, Space.Gradients), layer.InputShape, Border.None, "dX") : all[i - 1].DY;
            var after = i + 1 < layers.Length ? layers[i + 1].Border : Border.None;
            var (output, outputGradient) = layer.IsView
                ? (View(input, layer.OutputShape), View(inputGradient, layer.OutputShape))
                : (Activation(new(layer.Name, Space.Activations), layer.OutputShape, after, "Y"), Activation(new(layer.Name, Space.Gradients), layer.OutputShape, Border.None, "dY"));
            all.Add(new(layer, input.As("X"), output.As("Y"), inputGradient.As("dX"), outputGradient.As("dY")));
        }

        return all;
    }

    private static Tensor Activation(Region region, Shape shape, Border border, string letter) =>
        Tensor.Bordered(letter, region, [shape.Channels, shape.Height, shape.Width, Lanes], [0, border.Top, border.Left, 0], [0, border.Bottom, border.Right, 0]);

    private static Tensor View(Tensor tensor, Shape shape) => tensor.Reshape(shape.Channels, shape.Height, shape.Width, Lanes);

    private static Step PackImages(Network network, Tensor target)
    {
        var shape = network.Input;
        Axis c = new("c", shape.Channels), y = new("y", shape.Height), x = new("x", shape.Width), n = LayerTensors.N;
        var images = Tensor.Dense("images", new("images", Space.Images), Lanes, shape.Channels, shape.Height, shape.Width);
        return new(Nest.Map("PackImages", "the block's images, a lane each", [c, y, x, n], target[c, y, x, n], images[n, c, y, x]), "");
    }

    private static Step UnpackInputGradient(Network network, Tensor source)
    {
        var k = new Axis("k", network.Input.Length);
        var target = Tensor.Dense("images", new("images", Space.InputGradient), Lanes, k.Extent);
        return new(Nest.Map("UnpackInputGradient", "the images' gradient, an image a row", [k, LayerTensors.N], target.As("gradient")[LayerTensors.N, k], source.Reshape(k.Extent, Lanes)[k, LayerTensors.N]), "", OnlyForInput: true);
    }

    private static Step UnpackOutputs(Network network, Tensor source)
    {
        var k = new Axis("k", network.OutputShape.Length);
        var target = Tensor.Dense("outputs", new("outputs", Space.Outputs), Lanes, k.Extent);
        return new(Nest.Map("UnpackOutputs", "the outputs, an image a row", [k, LayerTensors.N], target[LayerTensors.N, k], source.Reshape(k.Extent, Lanes)[k, LayerTensors.N]), "");
    }

    private static Step PackOutputGradient(Network network, Tensor target)
    {
        var k = new Axis("k", network.OutputShape.Length);
        var source = Tensor.Dense("gradient", new("outputs", Space.OutputGradient), Lanes, k.Extent);
        return new(Nest.Map("PackOutputGradient", "the outputs' gradient, a lane an image", [k, LayerTensors.N], target.Reshape(k.Extent, Lanes)[k, LayerTensors.N], source[LayerTensors.N, k]), "");
    }
}
