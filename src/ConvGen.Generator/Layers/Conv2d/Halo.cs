using System.Collections.Immutable;
using ConvGen.Generator.Inference;
using ConvGen.Generator.Nests;

namespace ConvGen.Generator.Layers.Conv2d;

/// <summary>The border of an image where it is made of the image's own numbers: reflected, replicated or circular.</summary>
/// <param name="layer">The layer that reads the image.</param>
/// <param name="mode">What the border is made of.</param>
/// <param name="border">How wide it is.</param>
internal sealed class Halo(Layer layer, PaddingMode mode, Border border)
{
    /// <summary>Whether there is such a border.</summary>
    public bool IsCopied => mode != PaddingMode.Zeros && (border.Top | border.Bottom | border.Left | border.Right) != 0;

    /// <summary>The nests that fill it: columns beside the image, then whole rows above and below.</summary>
    public ImmutableArray<Nest> Fill(Tensor image) => IsCopied ? [.. Sides(image)] : [];

    /// <summary>The nests of the image's gradient, given the one of the padded image's: what the border gathered is added to where its numbers came from, last filled first.</summary>
    public ImmutableArray<Nest> Return(LayerTensors tensors, Func<Tensor, Nest> gradient)
    {
        if (!IsCopied)
        {
            return [gradient(tensors.DX)];
        }

        var shape = layer.InputShape;
        var n = tensors.N;
        var padded = Tensor.Bordered(
            "dP", tensors.Scratch("padded", "dP").Region, [shape.Channels, shape.Height, shape.Width, n.Extent], [0, border.Top, border.Left, 0], [0, border.Bottom, border.Right, 0]);
        Axis c = new("c", shape.Channels), y = new("y", shape.Height), x = new("x", shape.Width);
        return
        [
            gradient(padded.FromCorner()),
            .. Sides(padded).Reverse().Select(side => side.OfCopy($"{side.Name.Replace("Border", "BorderGradient")}", "what the border gathered is added to where it came from", padded)),
            Nest.Map($"{layer.Name}ImageGradient", "the gradient without the border", [c, y, x, n], tensors.DX[c, y, x, n], padded[c, y, x, n]),
        ];
    }

    private IEnumerable<Nest> Sides(Tensor image)
    {
        var shape = layer.InputShape;
        Axis c = new("c", shape.Channels), y = new("y", shape.Height), n = new("n", image.Dimensions.Last().Size), across = new("x", border.Left + shape.Width + border.Right);
        var x = across - (Affine)border.Left;
        return new[]
        {
            Side("Left", border.Left, shape.Width, [c, y], (column, from) => (image[c, y, column, n], image[c, y, from, n])),
            Side("Right", border.Right, shape.Width, [c, y], (column, from) => (image[c, y, column, n], image[c, y, from, n])),
            Side("Top", border.Top, shape.Height, [c, across], (row, from) => (image[c, row, x, n], image[c, from, x, n])),
            Side("Bottom", border.Bottom, shape.Height, [c, across], (row, from) => (image[c, row, x, n], image[c, from, x, n])),
        }.Where(side => side is not null).Select(side => side!);

        Nest? Side(string name, int width, int size, Axis[] along, Func<Affine, Affine, (Load To, Load From)> copy)
        {
            if (width == 0)
            {
                return null;
            }

            var j = new Axis("j", width);
            bool before = name is "Left" or "Top";
            var (to, from) = copy(before ? -1 - (Affine)j : size + (Affine)j, Source(j, size, before));
            return Nest.Map($"{layer.Name}{name}Border", $"the border on this side ({name.ToLowerInvariant()}) is the image's own, {mode.ToString().ToLowerInvariant()}", [.. along, j, n], to, from);
        }
    }

    /// <summary>Where the border's cell comes from that lies <paramref name="j"/> cells beyond the first.</summary>
    private Affine Source(Axis j, int size, bool before) => mode switch
    {
        PaddingMode.Reflect => before ? 1 + (Affine)j : size - 2 - (Affine)j,
        PaddingMode.Replicate => before ? 0 : size - 1,
        _ => before ? size - 1 - (Affine)j : (Affine)j,
    };
}
