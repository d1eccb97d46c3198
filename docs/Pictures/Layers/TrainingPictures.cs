using ConvGen.Pictures.Drawing;

namespace ConvGen.Pictures.Layers;

/// <summary>Layers that are best seen with the numbers beside each other, before and after.</summary>
internal static class TrainingPictures
{
    private const double Left = 24, Width = 520;

    /// <summary>A batch's numbers on a line, above those that batch norm makes of them in training.</summary>
    public static Canvas BatchNorm(float[] before, float[] after)
    {
        var canvas = new Canvas();
        double low = Math.Floor(Math.Min(before.Min(), after.Min())), high = Math.Ceiling(Math.Max(before.Max(), after.Max()));
        double X(double value) => Left + 10 + ((value - low) / (high - low) * Width);
        const double Upper = 66, Lower = 176;
        foreach (var (value, norm) in before.Zip(after))
        {
            canvas.Line(X(value), Upper, X(norm), Lower, "link");
        }

        Axis(Upper, before, "the batch: ", "dot", -30);
        Axis(Lower, after, "normalised: ", "orange", 44);
        return canvas;

        void Axis(double y, float[] values, string name, string style, double caption)
        {
            canvas.Line(X(low), y, X(high), y, "zero");
            for (double tick = low; tick <= high; tick++)
            {
                canvas.Line(X(tick), y - 4, X(tick), y + 4, "zero");
                canvas.Text(X(tick), y + (caption < 0 ? -12 : 22), Canvas.Number(tick), "caption middle");
            }

            double mean = values.Average(value => (double)value), variance = values.Average(value => (value - mean) * (value - mean));
            canvas.Text(Left, y + caption - (caption < 0 ? 6 : -6), $"{name}mean {Canvas.Number(mean)}, variance {Canvas.Number(variance)}", "caption");
            foreach (float value in values)
            {
                canvas.Dot(X(value), y, 6, style);
            }
        }
    }

    /// <summary>An image before and after dropout in training; what was left out is crossed.</summary>
    public static Canvas Dropout(INetwork network, float[] image, float[] dropped)
    {
        var canvas = new Canvas();
        var layer = network.Layers[0];
        (int height, int width) = (layer.InputShape[1], layer.InputShape[2]);
        var before = new Grid(Left, 46, height, width);
        before.Draw(canvas, (row, column) => ("cell", Canvas.Number(image[(row * width) + column])));
        var after = new Grid(before.Right + 68, 46, height, width);
        after.Draw(canvas, (row, column) => (dropped[(row * width) + column] == 0 ? "padding" : "result", Canvas.Number(dropped[(row * width) + column])));
        for (int i = 0; i < image.Length; i++)
        {
            if (dropped[i] == 0)
            {
                double x = before.X + (i % width * Grid.Cell), y = before.Y + (i / width * Grid.Cell);
                canvas.Line(x + 6, y + 6, x + Grid.Cell - 6, y + Grid.Cell - 6, "dropped");
                canvas.Line(x + 6, y + Grid.Cell - 6, x + Grid.Cell - 6, y + 6, "dropped");
            }
        }

        canvas.Arrow(before.Right + 14, before.Middle, 40);
        canvas.Text(before.X, 34, $"input {string.Join('×', layer.InputShape)}", "caption");
        canvas.Text(after.X, 34, $"in training, p = {Canvas.Number(layer.Options["p"][0])}", "caption");
        return canvas;
    }

    /// <summary>Logits as bars, and the probabilities that softmax makes of them.</summary>
    public static Canvas Softmax(INetwork network, float[] logits)
    {
        var canvas = new Canvas();
        var shares = network.Trace(logits)[0].Values.ToArray();
        const double Zero = 150, Unit = 34, Whole = 200, Step = 64;
        double right = Left + 20 + (logits.Length * Step);
        for (int i = 0; i < logits.Length; i++)
        {
            double x = Left + 14 + (i * Step), height = Math.Abs(logits[i]) * Unit;
            canvas.Box(x, logits[i] < 0 ? Zero : Zero - height, 36, height, "blue", 3);
            canvas.Text(x + 18, logits[i] < 0 ? Zero + height + 18 : Zero - height - 8, Canvas.Number(logits[i]), "middle");
            double share = right + 80 + (i * Step), part = shares[i] * Whole;
            canvas.Box(share, 210 - part, 36, part, "orange", 3);
            canvas.Text(share + 18, 202 - part, Canvas.Number(shares[i], 3), "middle");
        }

        canvas.Line(Left, Zero, right, Zero, "zero");
        canvas.Line(right + 66, 210, right + 66 + 20 + (logits.Length * Step), 210, "zero");
        canvas.Arrow(right + 14, Zero, 36);
        canvas.Text(Left, 32, "x", "caption");
        canvas.Text(right + 66, 32, $"y, together {Canvas.Number(shares.Sum(), 4)}", "caption");
        return canvas;
    }
}
