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
    public IEnumerable<(string Key, int Offset, int Length)> Parameters =>
        Places(Layers.SelectMany(l => l.Layer.Parameters.Select(p => ($"{l.Key}.{p.Name}", p.Length))));

    /// <summary>Every buffer's key in files and its place in the flat buffers.</summary>
    public IEnumerable<(string Key, int Offset, int Length)> Buffers =>
        Places(Layers.SelectMany(l => l.Layer.Buffers.Select(b => ($"{l.Key}.{b.Name}", b.Length))));

    /// <summary>The buffers before the first step.</summary>
    public T[] InitialBuffers<T>()
        where T : IBinaryFloatingPointIeee754<T> =>
        [.. Layers.SelectMany(l => l.Layer.Buffers).SelectMany(b => Enumerable.Repeat(T.CreateChecked(b.Initial), b.Length))];

    /// <summary>As in prediction, with the initial buffers where none are given.</summary>
    /// <returns><c>[N, Output]</c> for <paramref name="images"/> <c>[N, C, H, W]</c>.</returns>
    public T[] Predict<T>(Functions<T> functions, T[] parameters, T[] images, T[]? buffers = null)
        where T : IBinaryFloatingPointIeee754<T>
    {
        FeatureMap<T>[] x = Split(images, Input);
        for (int i = 0; i < Layers.Length; i++)
        {
            FeatureMap<T>[] y = Empty<T>(x.Length, Layers[i].Layer.Output);
            for (int n = 0; n < x.Length; n++)
                Layers[i].Layer.Predict(Values(i, functions, parameters, buffers ?? InitialBuffers<T>(), seed: 0), x[n], y[n]);
            x = y;
        }

        return Join(x);
    }

    /// <summary>As in training.</summary>
    /// <returns><c>[N, Output]</c> for <paramref name="images"/> <c>[N, C, H, W]</c>.</returns>
    public T[] Forward<T>(Functions<T> functions, T[] parameters, T[] images, int seed = 0)
        where T : IBinaryFloatingPointIeee754<T> =>
        Join(Activations(functions, parameters, images, seed)[^1]);

    /// <summary>The gradients of sum(output · <paramref name="outputGradient"/>), as in training.</summary>
    public Gradients<T> Backward<T>(Functions<T> functions, T[] parameters, T[] images, T[] outputGradient, int seed = 0)
        where T : IBinaryFloatingPointIeee754<T>
    {
        FeatureMap<T>[][] activations = Activations(functions, parameters, images, seed);
        FeatureMap<T>[] gradient = Split(outputGradient, Output);
        var parameterGradient = new T[ParametersLength];
        for (int i = Layers.Length - 1; i >= 0; i--)
        {
            Layer layer = Layers[i].Layer;
            Values<T> values = Values(i, functions, parameters, [], seed);
            layer.ParameterGradient(values, activations[i], gradient, parameterGradient.AsSpan(ParametersBefore(i), layer.ParametersLength));
            FeatureMap<T>[] dx = Empty<T>(gradient.Length, layer.Input);
            layer.InputGradient(values, activations[i], activations[i + 1], gradient, dx);
            gradient = dx;
        }

        return new Gradients<T>(Join(activations[^1]), parameterGradient, Join(gradient));
    }

    /// <summary>The buffers after a step of training on <paramref name="images"/>.</summary>
    public T[] UpdatedBuffers<T>(Functions<T> functions, T[] parameters, T[] images, T[] buffers, int seed = 0)
        where T : IBinaryFloatingPointIeee754<T>
    {
        FeatureMap<T>[][] activations = Activations(functions, parameters, images, seed);
        T[] updated = [.. buffers];
        for (int i = 0; i < Layers.Length; i++)
            Layers[i].Layer.UpdateBuffers(activations[i], updated.AsSpan(BuffersBefore(i), Layers[i].Layer.BuffersLength));
        return updated;
    }

    // The images and then every layer's results.
    private FeatureMap<T>[][] Activations<T>(Functions<T> functions, T[] parameters, T[] images, int seed)
        where T : IBinaryFloatingPointIeee754<T>
    {
        var all = new List<FeatureMap<T>[]> { Split(images, Input) };
        for (int i = 0; i < Layers.Length; i++)
        {
            FeatureMap<T>[] y = Empty<T>(all[i].Length, Layers[i].Layer.Output);
            Layers[i].Layer.Forward(Values(i, functions, parameters, [], seed), all[i], y);
            all.Add(y);
        }

        return [.. all];
    }

    private Values<T> Values<T>(int layer, Functions<T> functions, T[] parameters, T[] buffers, int seed)
        where T : IBinaryFloatingPointIeee754<T> => new()
        {
            Functions = functions,
            Parameters = parameters.AsSpan(ParametersBefore(layer), Layers[layer].Layer.ParametersLength),
            Buffers = buffers.Length == 0 ? [] : buffers.AsSpan(BuffersBefore(layer), Layers[layer].Layer.BuffersLength),
            Index = layer,
            Seed = seed,
        };

    private int ParametersBefore(int layer) => Layers.Take(layer).Sum(l => l.Layer.ParametersLength);

    private int BuffersBefore(int layer) => Layers.Take(layer).Sum(l => l.Layer.BuffersLength);

    private static IEnumerable<(string Key, int Offset, int Length)> Places(IEnumerable<(string Key, int Length)> tensors)
    {
        int offset = 0;
        foreach ((string key, int length) in tensors)
        {
            yield return (key, offset, length);
            offset += length;
        }
    }

    private static FeatureMap<T>[] Empty<T>(int count, Shape shape) => [.. Enumerable.Range(0, count).Select(_ => new FeatureMap<T>(shape))];

    private static FeatureMap<T>[] Split<T>(T[] images, Shape shape) =>
        [.. images.Chunk(shape.Length).Select(values => new FeatureMap<T>(shape, values))];

    private static T[] Join<T>(FeatureMap<T>[] images) => [.. images.SelectMany(image => image.Values)];
}

/// <summary>A layer and the name under which files keep its parameters.</summary>
internal sealed record NamedLayer(string Key, Layer Layer);

/// <summary>What a backward pass computes: outputs <c>[N, Output]</c>, the flat parameters' gradient and the images' <c>[N, C, H, W]</c>.</summary>
internal sealed record Gradients<T>(T[] Outputs, T[] Parameters, T[] Input);
