using ConvGen.Pictures.Drawing;

namespace ConvGen.Pictures.Layers;

/// <summary>A window on its way over an image: what one output cell is made of.</summary>
internal sealed class WindowPicture
{
    private const double Left = 24, Top = 62, Gap = 22, Space = 56;

    private readonly Canvas _canvas = new();
    private readonly LayerInfo _layer;
    private readonly WindowSum _sum;
    private readonly WindowAxis _rows, _columns;
    private readonly (int Channel, int Row, int Column) _at;

    private WindowPicture(LayerInfo layer, float[] image, (int Channel, int Row, int Column) at)
    {
        (_layer, _at, _rows, _columns) = (layer, at, WindowAxis.Of(layer, 0), WindowAxis.Of(layer, 1));
        _sum = new WindowSum(layer, image, _rows, _columns);
    }

    /// <summary>The picture of a network's first layer.</summary>
    /// <param name="network">A network whose first layer has a window.</param>
    /// <param name="image">What it reads.</param>
    /// <param name="at">The output cell that is explained: channel, row, column.</param>
    public static Canvas Draw(INetwork network, float[] image, (int Channel, int Row, int Column) at)
    {
        var picture = new WindowPicture(network.Layers[0], image, at);
        picture.Draw(network.Trace(image)[0].Values.ToArray());
        return picture._canvas;
    }

    private void Draw(float[] outputs)
    {
        int inputs = _layer.InputShape[0], channels = _layer.OutputShape[0];
        double inputHeight = (inputs * _rows.Extent * Grid.Cell) + ((inputs - 1) * Gap), outputHeight = (channels * _rows.Outputs * Grid.Cell) + ((channels - 1) * Gap);
        double middle = Top + (Math.Max(inputHeight, outputHeight) / 2);

        var images = Column(Left, middle - (inputHeight / 2), inputs, _rows.Extent, _columns.Extent);
        DrawImages(images);
        double right = images[0].Right;
        if (_sum.HasKernel)
        {
            var kernels = _sum.Inputs(_at.Channel).Select((channel, i) =>
                new Grid(right + Space, images[channel].Middle - (_sum.KernelHeight * Grid.Cell / 2), _sum.KernelHeight, _sum.KernelWidth)).ToList();
            _canvas.Text(right + (Space / 2), kernels.Average(kernel => kernel.Middle) + 8, "∗", "sign middle");
            for (int i = 0; i < kernels.Count; i++)
            {
                int channel = i;
                kernels[i].Draw(_canvas, (row, column) => ("kernel", Canvas.Number(_sum.Weight(_at.Channel, channel, row, column))));
            }

            Caption(kernels[0], channels > 1 ? $"kernel {_at.Channel}" : "kernel");
            right = kernels[0].Right;
        }

        _canvas.Arrow(right + 14, middle, Space - 20);
        var results = Column(right + Space + 8, middle - (outputHeight / 2), channels, _rows.Outputs, _columns.Outputs);
        for (int c = 0; c < channels; c++)
        {
            int channel = c;
            results[c].Draw(_canvas, (row, column) => (
                (channel, row, column) == _at ? "result" : "cell",
                Canvas.Number(outputs[(((channel * _rows.Outputs) + row) * _columns.Outputs) + column])));
        }

        results[_at.Channel].Frame(_canvas, _at.Row, _at.Column, _at.Row, _at.Column, "frame");
        if (_at.Column + 1 < _columns.Outputs)
        {
            results[_at.Channel].Frame(_canvas, _at.Row, _at.Column + 1, _at.Row, _at.Column + 1, "next");
        }

        _canvas.Text(Left, 28, Title(), "title");
        Caption(images[0], $"input {string.Join('×', _layer.InputShape)}");
        Caption(results[0], $"output {string.Join('×', _layer.OutputShape)}");
        double y = Top + Math.Max(inputHeight, outputHeight) + 34;
        foreach (string line in _sum.Explained(_at, outputs, Math.Max(46, (int)((results[0].Right - Left) / 8.5))))
        {
            _canvas.Text(Left, y, line);
            y += 20;
        }
    }

    private void DrawImages(IReadOnlyList<Grid> images)
    {
        for (int c = 0; c < images.Count; c++)
        {
            int channel = c;
            bool isRead = _sum.Inputs(_at.Channel).Contains(channel);
            bool IsTap(int row, int column) => isRead && _rows.Window[_at.Row].Contains(row - _rows.Before) && _columns.Window[_at.Column].Contains(column - _columns.Before);
            images[c].Draw(_canvas, (row, column) =>
            {
                bool isImage = row - _rows.Before is var y && y >= 0 && y < _rows.Size && column - _columns.Before is var x && x >= 0 && x < _columns.Size;
                return ((isImage ? "cell" : "padding") + (IsTap(row, column) ? " window" : ""), _sum.Text(channel, row - _rows.Before, column - _columns.Before));
            });
            if (!isRead)
            {
                continue;
            }

            if (_at.Column + 1 < _columns.Outputs)
            {
                Frame(images[c], _at.Column + 1, "next");
            }

            Frame(images[c], _at.Column, "frame");
        }
    }

    private void Frame(Grid image, int column, string style) => image.Frame(
        _canvas,
        _rows.Window[_at.Row][0] + _rows.Before, _columns.Window[column][0] + _columns.Before,
        _rows.Window[_at.Row][^1] + _rows.Before, _columns.Window[column][^1] + _columns.Before, style);

    // What the layer was told, but for what nobody has to say.
    private string Title() => string.Join(", ", [_layer.Kind, .. _layer.Options
        .Where(option => option.Key is "stride" or "padding" or "dilation" or "groups" && option.Value.Any(number => number != (option.Key == "padding" ? 0 : 1)))
        .Select(option => $"{option.Key} {string.Join('×', option.Value.Distinct())}")]);

    private void Caption(Grid grid, string text) => _canvas.Text(grid.X, grid.Y - 12, text, "caption");

    private static List<Grid> Column(double x, double y, int count, int rows, int columns) =>
        [.. Enumerable.Range(0, count).Select(i => new Grid(x, y + (i * ((rows * Grid.Cell) + Gap)), rows, columns))];
}
