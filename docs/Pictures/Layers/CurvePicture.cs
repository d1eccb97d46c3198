using ConvGen.Pictures.Drawing;

namespace ConvGen.Pictures.Layers;

/// <summary>An activation as a curve, with its derivative: both computed by the network, forward and back.</summary>
internal static class CurvePicture
{
    private const double Left = 56, Top = 52, Width = 440, Height = 260;

    // Points of the curve for each number of the example.
    private const int Fineness = 24;

    /// <summary>The curve between the smallest and the largest number of the example, and those numbers as dots.</summary>
    /// <param name="network">A network of one activation.</param>
    /// <param name="example">What the page's example takes through it.</param>
    public static Canvas Draw(INetwork network, float[] example)
    {
        double low = example.Min(), high = example.Max();
        int count = network.InputLength * Fineness;
        float[] x = [.. Enumerable.Range(0, count).Select(i => (float)(low + ((high - low) * i / (count - 1))))];
        float[] y = Forward(network, x), slope = Slope(network, x);
        // Room for both curves, in whole numbers.
        int bottom = (int)Math.Floor(Math.Min(y.Min(), slope.Min())), top = (int)Math.Ceiling(Math.Max(y.Max(), slope.Max()));

        double X(double value) => Left + ((value - low) / (high - low) * Width);
        double Y(double value) => Top + ((top - value) / (top - bottom) * Height);
        var canvas = new Canvas();
        foreach (int tick in Enumerable.Range((int)low, (int)(high - low) + 1))
        {
            canvas.Line(X(tick), Top, X(tick), Top + Height, tick == 0 ? "zero" : "axis");
            canvas.Text(X(tick), Top + Height + 20, Canvas.Number(tick), "caption middle");
        }

        double step = top - bottom > 2 ? 1 : 0.5;
        for (double tick = bottom; tick <= top; tick += step)
        {
            canvas.Line(Left, Y(tick), Left + Width, Y(tick), tick == 0 ? "zero" : "axis");
            canvas.Text(Left - 10, Y(tick) + 5, Canvas.Number(tick), "caption end");
        }

        canvas.Curve(x.Zip(slope, (at, value) => (X(at), Y(value))), "slope");
        canvas.Curve(x.Zip(y, (at, value) => (X(at), Y(value))), "curve");
        foreach (var (at, value) in example.Zip(Forward(network, example)))
        {
            canvas.Dot(X(at), Y(value), 4.5, "dot");
        }

        canvas.Text(Left, 32, network.Layers[0].Kind, "title");
        canvas.Line(Left + 190, 27, Left + 220, 27, "curve");
        canvas.Text(Left + 228, 32, "y", "caption");
        canvas.Line(Left + 270, 27, Left + 300, 27, "slope");
        canvas.Text(Left + 308, 32, "dy/dx", "caption");
        return canvas;
    }

    private static float[] Forward(INetwork network, float[] x)
    {
        var y = new float[x.Length];
        network.Predict(x, y);
        return y;
    }

    private static float[] Slope(INetwork network, float[] x)
    {
        var (ones, slope) = (new float[x.Length], new float[x.Length]);
        Array.Fill(ones, 1f);
        network.Backward(x, ones, [], slope);
        return slope;
    }
}
