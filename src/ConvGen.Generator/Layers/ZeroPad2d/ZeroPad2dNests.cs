using ConvGen.Generator.Nests;

namespace ConvGen.Generator.Layers.ZeroPad2d;

internal sealed partial record ZeroPad2dLayer
{
    public override Border Border => new(Top, Bottom, Left, Right, 0f);

    public override LayerNests State(LayerTensors tensors)
    {
        Axis c = new("c", OutputShape.Channels), y = new("y", OutputShape.Height), x = new("x", OutputShape.Width), n = tensors.N;
        Axis iy = new("y", InputShape.Height), ix = new("x", InputShape.Width);
        return new()
        {
            Forward = [Nest.Map($"{Name}Forward", "the image and its border", [c, y, x, n], tensors.Y[c, y, x, n], tensors.X[c, y - (Affine)Top, x - (Affine)Left, n])],
            InputGradient = [Nest.Map($"{Name}InputGradient", "the gradient without the border", [c, iy, ix, n], tensors.DX[c, iy, ix, n], tensors.DY[c, iy + (Affine)Top, ix + (Affine)Left, n])],
        };
    }
}
