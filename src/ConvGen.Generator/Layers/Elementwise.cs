using ConvGen.Generator.Nests;

namespace ConvGen.Generator.Layers;

/// <summary>Layers that treat each element alone.</summary>
internal static class Elementwise
{
    /// <summary>A = f(Z), and dZ = dA · f′, where f′ is found from the output A.</summary>
    public static LayerNests State(LayerTensors tensors, Func<Expr, Expr> f, Func<Expr, Expr, Expr> gradient) => State(tensors, f, (da, a, _) => gradient(da, a));

    /// <summary>A = f(Z), and dZ = dA · f′, where f′ is found from the output A or the input Z.</summary>
    public static LayerNests State(LayerTensors tensors, Func<Expr, Expr> f, Func<Expr, Expr, Expr, Expr> gradient)
    {
        string name = tensors.Layer.Name, kind = tensors.Layer.Kind;
        var (axes, z, a, dz, da) = Elements(tensors);
        return new()
        {
            Forward = [Nest.Map($"{name}Forward", kind, axes, a, f(z))],
            InputGradient = [Nest.Map($"{name}InputGradient", $"back through {kind}", axes, dz, gradient(da, a, z))],
        };
    }

    /// <summary>The element of input, output and their gradients at one place, and the axes of places.</summary>
    public static (Axis[] Axes, Load Z, Load A, Load DZ, Load DA) Elements(LayerTensors tensors)
    {
        var shape = tensors.Layer.OutputShape;
        Axis[] axes = shape.IsFlat
            ? [new("k", shape.Length), tensors.N]
            : [new("c", shape.Channels), new("y", shape.Height), new("x", shape.Width), tensors.N];
        Load At(Tensor tensor, string letter) => (shape.IsFlat ? tensor.Flat() : tensor).As(letter)[[.. axes.Select(axis => (Affine)axis)]];
        return (axes, At(tensors.X, "Z"), At(tensors.Y, "A"), At(tensors.DX, "dZ"), At(tensors.DY, "dA"));
    }
}
