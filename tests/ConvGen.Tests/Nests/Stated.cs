using System.Collections.Immutable;
using ConvGen.Generator.Layers;
using ConvGen.Generator.Nests;
using ConvGen.Generator.Planning;
using Network = ConvGen.Generator.Inference.Network;
using Shape = ConvGen.Generator.Inference.Shape;

namespace ConvGen.Tests.Nests;

/// <summary>A network's nests as its layers state them: nothing fused, nothing placed.</summary>
internal static class Stated
{
    /// <summary>All nests in an order in which they can run: forward, backward, folds.</summary>
    public static IReadOnlyList<Nest> Of(Network network)
    {
        var layers = Layers(network).Select(tensors => tensors.Layer.State(tensors)).ToList();
        var back = Enumerable.Reverse(layers).SelectMany(layer => layer.ParameterGradients.Concat(layer.InputGradient));
        return [.. layers.SelectMany(layer => layer.Forward), .. back, .. layers.SelectMany(layer => layer.Folds)];
    }

    /// <summary>The nest of that name.</summary>
    public static Nest Of(Network network, string name) => Of(network).Single(nest => nest.Name == name);

    private static IEnumerable<LayerTensors> Layers(Network network)
    {
        Tensor x = Tensor(Space.Activations, Plan.Image, network.Layers[0].InputShape, network.Layers[0].Border);
        Tensor dx = Tensor(Space.Gradients, Plan.Image, network.Layers[0].InputShape, Border.None);
        for (int i = 0; i < network.Layers.Length; i++)
        {
            var layer = network.Layers[i];
            var border = i + 1 < network.Layers.Length ? network.Layers[i + 1].Border : Border.None;
            var (y, dy) = layer.IsView
                ? (x.Reshape(Sizes(layer.OutputShape)), dx.Reshape(Sizes(layer.OutputShape)))
                : (Tensor(Space.Activations, layer.Name, layer.OutputShape, border), Tensor(Space.Gradients, layer.Name, layer.OutputShape, Border.None));
            yield return new LayerTensors(layer, x.As("X"), y.As("Y"), dx.As("dX"), dy.As("dY"));
            (x, dx) = (y, dy);
        }
    }

    private static Tensor Tensor(Space space, string name, Shape shape, Border border) =>
        Generator.Nests.Tensor.Bordered("T", new(name, space), Sizes(shape), [0, border.Top, border.Left, 0], [0, border.Bottom, border.Right, 0]);

    private static int[] Sizes(Shape shape) => [shape.Channels, shape.Height, shape.Width, LayerTensors.Lanes];
}
