using ConvGen.Generator.Inference;
using ConvGen.Generator.Layers;
using ConvGen.Generator.Nests;

namespace ConvGen.Generator.Planning;

/// <summary>The tensors between layers: each layer's input and output and their gradients. A view's output is its input under another shape.</summary>
internal static class Wiring
{
    /// <param name="planes">For a single image: how many tensors, from the image on, lie in planes.</param>
    public static List<LayerTensors> Of(Network network, Purpose purpose, int planes = 0)
    {
        var layers = network.Layers;
        var all = new List<LayerTensors>();
        for (int i = 0; i < layers.Length; i++)
        {
            var layer = layers[i];
            Tensor Values(int number, Region region, Shape shape, Border border, string letter) =>
                purpose == Purpose.Single && number >= planes ? ChannelsLast.Activation(region, shape, border, letter) : ImagesLast(region, shape, border, letter, Images(purpose));
            Tensor Gradient(string name, Shape shape, string letter) => ImagesLast(new(name, Space.Gradients), shape, Border.None, letter, Images(purpose));

            var input = i == 0 ? Values(0, new(Plan.Image, Space.Activations), layer.InputShape, BorderBefore(network, 0, purpose), "X") : all[i - 1].Y;
            var inputGradient = i == 0 ? Gradient(Plan.Image, layer.InputShape, "dX") : all[i - 1].DY;
            var (output, outputGradient) = layer.IsView(purpose)
                ? (View(input, layer), View(inputGradient, layer))
                : (Values(i + 1, new(layer.Name, Space.Activations), layer.OutputShape, BorderBefore(network, i + 1, purpose), "Y"), Gradient(layer.Name, layer.OutputShape, "dY"));
            all.Add(new(layer, input.As("X"), output.As("Y"), inputGradient.As("dX"), outputGradient.As("dY")));
        }

        return all;
    }

    /// <summary>Images that a tensor holds.</summary>
    private static int Images(Purpose purpose) => purpose == Purpose.Single ? 1 : LayerTensors.Lanes;

    /// <summary>The border that the first layer from <paramref name="index"/> on wants that is no view.</summary>
    private static Border BorderBefore(Network network, int index, Purpose purpose) =>
        network.Layers.Skip(index).FirstOrDefault(layer => !layer.IsView(purpose))?.Border ?? Border.None;

    private static Tensor ImagesLast(Region region, Shape shape, Border border, string letter, int images) => Tensor.Bordered(
        letter, region, [shape.Channels, shape.Height, shape.Width, images], [0, border.Top, border.Left, 0], [0, border.Bottom, border.Right, 0]);

    private static Tensor View(Tensor tensor, Layer layer) => layer.InputShape == layer.OutputShape
        ? tensor
        : tensor.Reshape(layer.OutputShape.Channels, layer.OutputShape.Height, layer.OutputShape.Width, tensor.Dimensions.Last().Size);
}
