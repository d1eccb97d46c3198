namespace ConvGen.Tests.Reference;

/// <summary>Seeded random numbers and small models for tests.</summary>
internal static class Samples
{
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

    /// <summary>A window of random kernel, stride and padding that fits <paramref name="input"/>.</summary>
    /// <param name="random">The source of chance.</param>
    /// <param name="input">What the window slides over.</param>
    /// <param name="half">Whether padding is at most half the kernel, as pools want it.</param>
    public static Window Window(Random random, Shape input, bool half)
    {
        int kernelHeight = random.Next(1, 5);
        int kernelWidth = random.Next(1, 5);
        int Padding(int kernel) => random.Next(0, half ? kernel / 2 + 1 : kernel + 1);
        var window = new Window(
            kernelHeight, kernelWidth, random.Next(1, 4), random.Next(1, 4), Padding(kernelHeight), Padding(kernelHeight), Padding(kernelWidth), Padding(kernelWidth));
        Shape output = window.Output(input, 1);
        bool fits = input.Height + window.Top + window.Bottom >= kernelHeight && input.Width + window.Left + window.Right >= kernelWidth;
        return fits && output.Length > 0 ? window : Window(random, input, half);
    }

    public static Model Model(Shape input, params ReadOnlySpan<Func<Shape, Layer>> layers)
    {
        var model = new Model(input, []);
        foreach (Func<Shape, Layer> layer in layers)
            model = model with { Layers = model.Layers.Add(new NamedLayer($"{model.Layers.Length}", layer(model.Output))) };
        return model;
    }
}
