using System.Collections.Immutable;
using System.Numerics;

namespace ConvGen.Tests.Reference;

/// <summary>A chain of layers and what it computes for a batch: naive, sequential and in the order of the written definitions.</summary>
/// <remarks>In float it has the bits of generated code; in double it is the truth that both are measured against.</remarks>
internal sealed record Model(Shape Input, ImmutableArray<NamedLayer> Layers)
{
    public Shape Output => Layers.Length == 0 ? Input : Layers[^1].Layer.Output;

    public int ParametersLength => Layers.Sum(l => l.Layer.ParametersLength);

    /// <summary>Every parameter tensor's key in files and its place in the flat parameters.</summary>
    public IEnumerable<(string Key, int Offset, int Length)> Parameters
    {
        get
        {
            int offset = 0;
            foreach (NamedLayer layer in Layers)
            foreach (Parameter parameter in layer.Layer.Parameters)
            {
                yield return ($"{layer.Key}.{parameter.Name}", offset, parameter.Length);
                offset += parameter.Length;
            }
        }
    }

    /// <returns><c>[N, Output]</c> for <paramref name="images"/> <c>[N, C, H, W]</c>.</returns>
    public T[] Forward<T>(Functions<T> functions, T[] parameters, T[] images)
        where T : IBinaryFloatingPointIeee754<T> =>
        Join(Split(images, Input).Select(image => Activations(functions, parameters, image)[^1]));

    /// <summary>The gradients of sum(output · <paramref name="outputGradient"/>).</summary>
    public Gradients<T> Backward<T>(Functions<T> functions, T[] parameters, T[] images, T[] outputGradient)
        where T : IBinaryFloatingPointIeee754<T>
    {
        FeatureMap<T>[][] activations = [.. Split(images, Input).Select(image => Activations(functions, parameters, image))];
        FeatureMap<T>[] gradient = [.. Split(outputGradient, Output)];
        var parameterGradient = new T[ParametersLength];
        int offset = ParametersLength;
        for (int i = Layers.Length - 1; i >= 0; i--)
        {
            Layer layer = Layers[i].Layer;
            offset -= layer.ParametersLength;
            FeatureMap<T>[] x = [.. activations.Select(a => a[i])];
            AddGroups(layer, x, gradient, parameterGradient.AsSpan(offset, layer.ParametersLength));
            for (int n = 0; n < x.Length; n++)
            {
                var dx = new FeatureMap<T>(layer.Input);
                layer.InputGradient(parameters.AsSpan(offset, layer.ParametersLength), x[n], activations[n][i + 1], gradient[n], dx);
                gradient[n] = dx;
            }
        }

        return new Gradients<T>(Join(activations.Select(a => a[^1])), parameterGradient, Join(gradient));
    }

    // The image and then every layer's result.
    private FeatureMap<T>[] Activations<T>(Functions<T> functions, T[] parameters, FeatureMap<T> image)
        where T : IBinaryFloatingPointIeee754<T>
    {
        var all = new List<FeatureMap<T>> { image };
        int offset = 0;
        foreach (Layer layer in Layers.Select(l => l.Layer))
        {
            var y = new FeatureMap<T>(layer.Output);
            layer.Forward(functions, parameters.AsSpan(offset, layer.ParametersLength), all[^1], y);
            all.Add(y);
            offset += layer.ParametersLength;
        }

        return [.. all];
    }

    // total = g0; total += g1; and so on.
    private static void AddGroups<T>(Layer layer, ReadOnlySpan<FeatureMap<T>> x, ReadOnlySpan<FeatureMap<T>> dy, Span<T> total)
        where T : IBinaryFloatingPointIeee754<T>
    {
        var group = new T[total.Length];
        for (int first = 0; first < x.Length; first += Group.Images)
        {
            int count = Math.Min(Group.Images, x.Length - first);
            layer.ParameterGradient(x.Slice(first, count), dy.Slice(first, count), group);
            for (int p = 0; p < total.Length; p++)
                total[p] = first == 0 ? group[p] : total[p] + group[p];
        }
    }

    private static IEnumerable<FeatureMap<T>> Split<T>(T[] images, Shape shape) =>
        images.Chunk(shape.Length).Select(values => new FeatureMap<T>(shape, values));

    private static T[] Join<T>(IEnumerable<FeatureMap<T>> images) => [.. images.SelectMany(image => image.Values)];
}

/// <summary>A layer and the name under which files keep its parameters.</summary>
internal sealed record NamedLayer(string Key, Layer Layer);

/// <summary>What a backward pass computes: outputs <c>[N, Output]</c>, the flat parameters' gradient and the images' <c>[N, C, H, W]</c>.</summary>
internal sealed record Gradients<T>(T[] Outputs, T[] Parameters, T[] Input);
