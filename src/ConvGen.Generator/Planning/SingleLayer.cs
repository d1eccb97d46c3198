using System.Collections.Immutable;
using ConvGen.Generator.Inference;
using ConvGen.Generator.Layers;
using ConvGen.Generator.Nests;

namespace ConvGen.Generator.Planning;

/// <summary>One layer on its own for one image, as in prediction: nothing fused, nothing scheduled.</summary>
/// <param name="Nests">What it computes, in turn; none where the output is the input under another shape.</param>
/// <param name="Constants">Numbers that it reads.</param>
internal sealed record SingleLayer(Layer Layer, ImmutableArray<Nest> Nests, ImmutableArray<(Region Region, float[] Values)> Constants)
{
    public static SingleLayer Of(Layer layer)
    {
        if (layer.IsView(Purpose.Prediction))
        {
            return new(layer, [], []);
        }

        var border = layer.Border;
        var input = Tensor.Dense("input", new("input", Space.Images), Sizes(layer.InputShape));
        var x = border == Border.None
            ? input.As("X")
            : Tensor.Bordered("X", new("X", Space.Activations), Sizes(layer.InputShape), [0, border.Top, border.Left, 0], [0, border.Bottom, border.Right, 0]);
        var y = Tensor.Dense("Y", new("output", Space.Outputs), Sizes(layer.OutputShape));
        var tensors = new LayerTensors(layer, x, y, x, y);
        var stated = layer.State(tensors);
        Nest[] copied = border == Border.None ? [] : [Copy(layer, input, x)];
        ImmutableArray<Nest> nests = [.. copied.Concat(stated.Prediction ?? stated.Forward).Select(nest => nest.Without("n"))];
        return new(layer, nests, [.. tensors.ConstantValues]);
    }

    private static int[] Sizes(Shape shape) => [shape.Channels, shape.Height, shape.Width, 1];

    private static Nest Copy(Layer layer, Tensor input, Tensor x)
    {
        var shape = layer.InputShape;
        Axis c = new("c", shape.Channels), iy = new("y", shape.Height), ix = new("x", shape.Width), n = new("n", 1);
        return Nest.Map($"{layer.Name}Input", "the input inside its border", [c, iy, ix, n], x[c, iy, ix, n], input[c, iy, ix, n]);
    }
}
