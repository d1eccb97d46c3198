using ConvGen.Generator.Declarations;

namespace ConvGen.Generator.Inference;

/// <summary>How far loops are written out.</summary>
internal enum Unroll
{
    /// <summary><see cref="Full"/> where that is small, <see cref="Taps"/> elsewhere.</summary>
    Auto,

    /// <summary>Every term, no loop at all.</summary>
    Full,

    /// <summary>The kernel window and a tile of outputs.</summary>
    Taps,
}

/// <summary>A network whose every shape is known.</summary>
/// <param name="Type">Its class.</param>
/// <param name="Input">The shape of an image.</param>
/// <param name="Unroll">How far loops are to be written out.</param>
/// <param name="Layers">At least one; each names the layer that it reads.</param>
internal sealed record Network(TypeName Type, Shape Input, Unroll Unroll, EquatableArray<Layer> Layers)
{
    /// <summary>The shape of an output.</summary>
    public Shape OutputShape => Layers[Layers.Length - 1].OutputShape;

    /// <summary>What layers remember beside their parameters, and where each lies among all of it.</summary>
    public IReadOnlyList<(Layer Layer, Parameter Buffer, int Offset)> Buffers
    {
        get
        {
            var all = new List<(Layer, Parameter, int)>();
            int offset = 0;
            foreach (var (layer, buffer) in Layers.SelectMany(static layer => layer.Buffers.Select(buffer => (layer, buffer))))
            {
                all.Add((layer, buffer, offset));
                offset += buffer.Length;
            }

            return all;
        }
    }

    /// <summary>Floats in all parameters together.</summary>
    public int ParametersLength => Layers.Sum(static layer => layer.Parameters.Sum(static parameter => parameter.Length));
}
