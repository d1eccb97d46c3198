namespace ConvGen.Tests.Reference;

/// <summary>Seeded random numbers and small models for tests.</summary>
internal static class Samples
{
    /// <summary>Every kind of layer, as theory data.</summary>
    public static TheoryData<string> Kinds => [.. RandomLayer.ImageKinds, .. RandomLayer.ElementKinds, .. RandomLayer.VectorKinds];

    /// <summary>Uniform in [−1, 1); System.Random draws the same for a seed on every machine.</summary>
    public static double[] Doubles(int count, int seed)
    {
        var random = new Random(seed);
        var values = new double[count];
        for (int i = 0; i < count; i++)
            values[i] = 2 * random.NextDouble() - 1;
        return values;
    }

    public static float[] Floats(int count, int seed) => [.. Doubles(count, seed).Select(x => (float)x)];

    /// <summary>A window of random kernel, stride, dilation and padding that fits <paramref name="input"/>.</summary>
    public static Window Window(Random random, Shape input)
    {
        (int height, int width) = (random.Next(1, 5), random.Next(1, 5));
        var window = new Window(
            height, width, random.Next(1, 4), random.Next(1, 4), random.Next(height + 1), random.Next(height + 1), random.Next(width + 1), random.Next(width + 1),
            random.Next(1, 3), random.Next(1, 3));
        return window.Output(input, 1).Length > 0 ? window : Window(random, input);
    }

    /// <summary>Networks of one layer of <paramref name="kind"/> with options and small sizes drawn at random.</summary>
    public static IEnumerable<Model> OneLayer(string kind, int count)
    {
        bool isVector = RandomLayer.VectorKinds.Contains(kind);
        for (int seed = 0; count > 0; seed++)
        {
            var random = new Random(seed);
            var input = new Shape(random.Next(1, 5), isVector ? 1 : random.Next(1, 8), isVector ? 1 : random.Next(1, 8));
            if (RandomLayer.Draw(kind, random, input) is not { Output.Length: < 200 } layer)
                continue;

            // A dilated window may pass by a small input; its maximum, minus infinity, has no slope.
            Model model = Model(input, _ => layer);
            if (layer is MaxPool2d && model.Predict(Functions.Exact, [], new double[input.Length]).Contains(double.NegativeInfinity))
                continue;
            yield return model;
            count--;
        }
    }

    public static Model Model(Shape input, params ReadOnlySpan<Func<Shape, Layer>> layers)
    {
        var model = new Model(input, []);
        foreach (Func<Shape, Layer> layer in layers)
            model = model with { Layers = model.Layers.Add(new NamedLayer($"{model.Layers.Length}", layer(model.Output))) };
        return model;
    }
}
