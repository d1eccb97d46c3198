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
        var layers = Wiring.Of(network, Purpose.Training).Where(tensors => !tensors.Layer.IsView(Purpose.Training)).Select(tensors => tensors.Layer.State(tensors)).ToList();
        var back = Enumerable.Reverse(layers).SelectMany(layer => layer.ParameterGradients.Concat(layer.InputGradient));
        return [.. layers.SelectMany(layer => layer.Forward), .. back, .. layers.SelectMany(layer => layer.Folds)];
    }

    /// <summary>The nest of that name.</summary>
    public static Nest Of(Network network, string name) => Of(network).Single(nest => nest.Name == name);
}
