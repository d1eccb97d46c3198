using System.Collections.Immutable;
using ConvGen.Generator.Inference;
using ConvGen.Generator.Layers;
using ConvGen.Generator.Nests;

namespace ConvGen.Generator.Planning;

/// <summary>Finds a place for each region that is used: work memory in the order of first use, at multiples of 64 bytes.</summary>
internal static class Placement
{
    private const int Aligned = 16;

    public static ImmutableArray<Place> Of(Network network, IReadOnlyList<LayerTensors> layers, IEnumerable<Tensor> used)
    {
        var places = ImmutableArray.CreateBuilder<Place>();
        foreach (var group in used.GroupBy(tensor => tensor.Region))
        {
            var space = group.Key.Space;
            int length = group.Max(tensor => tensor.Length);
            int offset = space switch
            {
                Space.Parameters or Space.ParameterGradient => ParameterOffset(network, group.Key.Name),
                Space.Buffers => BufferOffset(network, group.Key.Name),
                Space.Batch => group.Key.Name == "count" ? Aligned : 0,
                Space.Activations or Space.Gradients or Space.Sums or Space.Statistics or Space.Packed => places.Where(place => place.Region.Space == space).Select(place => RoundUp(place.Offset + place.Length)).DefaultIfEmpty().Last(),
                _ => 0,
            };
            // A view reads the same region and wants no border: the layer behind it may.
            float border = layers.Where(layer => layer.X.Region == group.Key).Select(layer => layer.Layer.Border.Value).FirstOrDefault(value => value != 0f);
            places.Add(new(group.Key, offset, length, border));
        }

        return places.ToImmutable();
    }

    private static int ParameterOffset(Network network, string name) =>
        network.Layers.SelectMany(layer => layer.Parameters.Select(parameter => (Name: $"{layer.Name}.{parameter.Name}", parameter.Offset))).First(own => own.Name == name).Offset;

    private static int BufferOffset(Network network, string name) =>
        network.Buffers.First(own => $"{own.Layer.Name}.{own.Buffer.Name}" == name).Offset;

    private static int RoundUp(int length) => (length + Aligned - 1) / Aligned * Aligned;
}
