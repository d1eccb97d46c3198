using ConvGen.Generator.Inference;

namespace ConvGen.Generator.Layers;

/// <summary>Inference of a layer whose output has its input's shape: it has no argument, or one real number.</summary>
/// <param name="name">The attribute's name without its suffix.</param>
/// <param name="argument">The number; null if there is none.</param>
/// <param name="layer">Makes the layer from its place and the number.</param>
internal sealed class SameShapeKind(string name, RealArgument? argument, Func<LayerHead, float, Layer> layer) : LayerKind
{
    public SameShapeKind(string name, Func<LayerHead, Layer> layer)
        : this(name, null, (head, _) => layer(head))
    {
    }

    public override string Name => name;

    public override Layer? Infer(LayerContext context)
    {
        var number = argument is null ? 0f : context.Real(argument.Name, argument.Fallback, argument.Accepts, argument.Expected);
        return context.Input is not null && context.IsSound ? layer(context.Head, number) : null;
    }
}

/// <summary>A real number that an attribute takes.</summary>
/// <param name="Name">The parameter or property.</param>
/// <param name="Fallback">What it is if it was left out.</param>
/// <param name="Accepts">Which numbers are allowed.</param>
/// <param name="Expected">Those in words, as in <c>from 0 to 1</c>.</param>
internal sealed record RealArgument(string Name, float Fallback, Func<float, bool> Accepts, string Expected);
