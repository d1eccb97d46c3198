using ConvGen.Pictures.Drawing;

namespace ConvGen.Pictures.Layers;

/// <summary>Layers that move numbers from one place to another, or multiply them by a matrix.</summary>
internal static class ShapePictures
{
    private const double Left = 24, Top = 46, Space = 60;

    private static readonly string[] s_channels = ["window", "kernel", "result"];

    /// <summary>Channels of an image as one row of features.</summary>
    public static Canvas Flatten(INetwork network, float[] image)
    {
        var canvas = new Canvas();
        var (layer, values) = (network.Layers[0], network.Trace(image)[0].Values.ToArray());
        (int channels, int height, int width) = (layer.InputShape[0], layer.InputShape[1], layer.InputShape[2]);
        double right = Left;
        for (int c = 0; c < channels; c++)
        {
            int channel = c;
            var grid = new Grid(right, Top, height, width);
            grid.Draw(canvas, (row, column) => ($"cell {s_channels[channel % 3]}", Canvas.Number(image[(((channel * height) + row) * width) + column])));
            canvas.Text(grid.X, Top - 12, $"channel {c}", "caption");
            right = grid.Right + 24;
        }

        canvas.Arrow(right - 6, Top + (height * Grid.Cell / 2), Space - 20);
        var flat = new Grid(right + Space - 16, Top + (height * Grid.Cell / 2) - (Grid.Cell / 2), 1, values.Length);
        flat.Draw(canvas, (_, column) => ($"cell {s_channels[column / (height * width) % 3]}", Canvas.Number(values[column])));
        canvas.Text(flat.X, flat.Y - 12, $"{values.Length} features", "caption");
        return canvas;
    }

    /// <summary>An image in a border.</summary>
    public static Canvas Pad(INetwork network, float[] image)
    {
        var canvas = new Canvas();
        var (layer, values) = (network.Layers[0], network.Trace(image)[0].Values.ToArray());
        (int height, int width, int rows, int columns) = (layer.InputShape[1], layer.InputShape[2], layer.OutputShape[1], layer.OutputShape[2]);
        (int top, int left) = ((int)layer.Options["padding"][0], (int)layer.Options["padding"][1]);
        var before = new Grid(Left, Top + (top * Grid.Cell), height, width);
        before.Draw(canvas, (row, column) => ("cell window", Canvas.Number(image[(row * width) + column])));
        var after = new Grid(before.Right + Space + 8, Top, rows, columns);
        bool IsImage(int row, int column) => row >= top && row < top + height && column >= left && column < left + width;
        after.Draw(canvas, (row, column) => (IsImage(row, column) ? "cell window" : "padding", Canvas.Number(values[(row * columns) + column])));
        canvas.Arrow(before.Right + 14, before.Middle, Space - 20);
        canvas.Text(before.X, before.Y - 12, $"input {string.Join('×', layer.InputShape)}", "caption");
        canvas.Text(after.X, after.Y - 12, $"output {string.Join('×', layer.OutputShape)}", "caption");
        return canvas;
    }

    /// <summary>One row under each rule for what stands in the padding, seen through kernels of 1×1.</summary>
    public static Canvas PaddingModes(IReadOnlyList<INetwork> networks, float[] row)
    {
        var canvas = new Canvas();
        double y = 30;
        foreach (var network in networks)
        {
            var layer = network.Layers[0];
            var values = network.Trace(row)[0].Values.ToArray();
            int left = (int)layer.Options["padding"][1];
            var grid = new Grid(130, y, 1, values.Length);
            grid.Draw(canvas, (_, column) => (column >= left && column < left + row.Length ? "cell window" : "padding", Canvas.Number(values[column])));
            grid.Frame(canvas, 0, left, 0, left + row.Length - 1, "frame");
            canvas.Text(Left, grid.Middle + 5, $"{(PaddingMode)(int)layer.Options["paddingMode"][0]}");
            y += Grid.Cell + 16;
        }

        return canvas;
    }

    /// <summary>A matrix times the features, plus the biases; one row of it is explained.</summary>
    public static Canvas Linear(INetwork network, float[] image, int output)
    {
        var canvas = new Canvas();
        // A flattening comes before it.
        var layer = network.Layers[^1];
        float[] weights = layer.Tensors["weight"].Values.ToArray(), biases = layer.Tensors["bias"].Values.ToArray(), values = network.Trace(image).Layers[^1].Values.ToArray();
        (int outs, int ins) = (layer.OutputShape[0], layer.InputShape[0]);
        double middle = Top + (ins * Grid.Cell / 2);
        var weight = new Grid(Left, middle - (outs * Grid.Cell / 2), outs, ins);
        weight.Draw(canvas, (o, k) => (o == output ? "kernel" : "cell", Canvas.Number(weights[(o * ins) + k])));
        var input = Beside(weight, "·", ins, (k, _) => ("cell window", Canvas.Number(image[k])));
        var bias = Beside(input, "+", outs, (o, _) => (o == output ? "kernel" : "cell", Canvas.Number(biases[o])));
        var result = Beside(bias, "=", outs, (o, _) => (o == output ? "result" : "cell", Canvas.Number(values[o])));
        weight.Frame(canvas, output, 0, output, ins - 1, "frame");
        result.Frame(canvas, output, 0, output, 0, "frame");
        foreach (var (grid, name) in new[] { (weight, $"weight {outs}×{ins}"), (input, "input"), (bias, "bias"), (result, "output") })
        {
            canvas.Text(grid.X, grid.Y - 12, name, "caption");
        }

        string terms = string.Join(" + ", image.Select((value, k) => $"{Canvas.Number(weights[(output * ins) + k])}·{Canvas.Number(value)}"));
        canvas.Text(Left, Top + (ins * Grid.Cell) + 34, $"{terms} + {Canvas.Number(biases[output])} = {Canvas.Number(values[output])}");
        return canvas;

        Grid Beside(Grid last, string sign, int rows, Func<int, int, (string, string)> cell)
        {
            canvas.Text(last.Right + (Space / 2), middle + 7, sign, "sign middle");
            var grid = new Grid(last.Right + Space, middle - (rows * Grid.Cell / 2), rows, 1);
            grid.Draw(canvas, cell);
            return grid;
        }
    }
}
