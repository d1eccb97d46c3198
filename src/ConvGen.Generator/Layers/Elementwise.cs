using ConvGen.Generator.Nests;

namespace ConvGen.Generator.Layers;

/// <summary>Layers that treat each element alone.</summary>
internal static class Elementwise
{
    /// <summary>A = f(Z), and dZ = dA · f′, where f′ is found from the output A.</summary>
    public static LayerNests State(LayerTensors tensors, Func<Expr, Expr> f, Func<Expr, Expr, Expr> gradient)
    {
        var shape = tensors.Layer.OutputShape;
        Axis[] axes = shape.IsFlat
            ? [new("k", shape.Length), LayerTensors.N]
            : [new("c", shape.Channels), new("y", shape.Height), new("x", shape.Width), LayerTensors.N];
        Load At(Tensor tensor, string letter) => (shape.IsFlat ? tensor.Reshape(shape.Length, LayerTensors.Lanes) : tensor).As(letter)[[.. axes.Select(axis => (Affine)axis)]];
        Load z = At(tensors.X, "Z"), a = At(tensors.Y, "A"), dz = At(tensors.DX, "dZ"), da = At(tensors.DY, "dA");
        string name = tensors.Layer.Name, kind = tensors.Layer.GetType().Name.Replace("Layer", "");
        return new()
        {
            Forward = [Nest.Map($"{name}Forward", $"then {kind}", axes, a, f(z))],
            InputGradient = [Nest.Map($"{name}InputGradient", $"then back through {kind}", axes, dz, gradient(da, a))],
        };
    }
}
