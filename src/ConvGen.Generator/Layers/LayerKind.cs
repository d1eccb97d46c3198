using ConvGen.Generator.Declarations;
using ConvGen.Generator.Inference;

namespace ConvGen.Generator.Layers;

/// <summary>All that the generator knows about one kind of layer; a new kind is a folder here and a line in <see cref="LayerKinds"/>.</summary>
internal abstract class LayerKind
{
    /// <summary>The attribute's name without its suffix: <c>Conv2d</c>.</summary>
    public abstract string Name { get; }

    /// <summary>What unnamed layers are called, before their number: <c>Conv</c>.</summary>
    public virtual string Prefix => Name.EndsWith("2d", StringComparison.Ordinal) ? Name.Substring(0, Name.Length - 2) : Name;

    /// <summary>Whether such a layer has parameters, and so a property in the network's class.</summary>
    public virtual bool HasParameters(LayerDeclaration layer) => false;

    /// <summary>The runtime's type of that property.</summary>
    public virtual string View => "LayerParameters";

    /// <summary>Checks the arguments and gives the layer its shapes.</summary>
    /// <returns>The layer, its parameters at offsets from 0; null if there is a problem, or if what it reads is unknown because of one before.</returns>
    public abstract Layer? Infer(LayerContext context);
}
