namespace ConvGen.Pictures.Layers;

/// <summary>What a layer with a window makes of the cells under it, in numbers and in words.</summary>
internal sealed class WindowSum(LayerInfo layer, float[] image, WindowAxis rows, WindowAxis columns)
{
    /// <summary>Whether cells are multiplied by weights.</summary>
    public bool HasKernel { get; } = layer.Kind == "Conv2d";

    public int KernelHeight => rows.Window[0].Length;

    public int KernelWidth => columns.Window[0].Length;

    /// <summary>The input channels that an output channel reads.</summary>
    public IReadOnlyList<int> Inputs(int channel)
    {
        if (!HasKernel)
        {
            return [channel];
        }

        int groups = (int)layer.Options["groups"][0], inputs = layer.InputShape[0] / groups;
        return [.. Enumerable.Range(channel / (layer.OutputShape[0] / groups) * inputs, inputs)];
    }

    /// <summary>A convolution's weight.</summary>
    /// <param name="channel">The output channel.</param>
    /// <param name="input">The input channel, counted in its group.</param>
    /// <param name="row">The row of the kernel.</param>
    /// <param name="column">The column of the kernel.</param>
    public double Weight(int channel, int input, int row, int column)
    {
        int at = (((((channel * Inputs(channel).Count) + input) * KernelHeight) + row) * KernelWidth) + column;
        return layer.Tensors.TryGetValue("weight", out var learned) ? learned.Values.Span[at] : layer.Options["weights"][at];
    }

    /// <summary>What a cell shows: the image's number, or what stands in the padding.</summary>
    public string Text(int channel, int row, int column) => IsPadded(row, column) ? Drawing.Canvas.Number(Value(channel, row, column)) : "";

    /// <summary>How the output cell comes about, in lines of a certain length.</summary>
    public IEnumerable<string> Explained((int Channel, int Row, int Column) at, float[] outputs, int length)
    {
        var cells = (from input in Inputs(at.Channel).Index()
                     from row in rows.Window[at.Row].Index()
                     from column in columns.Window[at.Column].Index()
                     where IsPadded(row.Item, column.Item)
                     select (Value: Value(input.Item, row.Item, column.Item), Weight: HasKernel ? Weight(at.Channel, input.Index, row.Index, column.Index) : 1)).ToList();
        float result = outputs[(((at.Channel * rows.Outputs) + at.Row) * columns.Outputs) + at.Column];
        bool isMaximum = layer.Kind.Contains("Max", StringComparison.Ordinal);
        double sum = cells.Sum(cell => cell.Value);
        // A divisor is what makes the sum the mean; of a sum of 0 it cannot be seen.
        string divisor = $"{Math.Round(result == 0 ? cells.Count : sum / result)}";
        var (head, separator, tail) = HasKernel ? ("", " + ", "") : isMaximum ? ("max(", ", ", ")") : ("(", " + ", $") / {divisor}");
        var terms = cells.Select(cell => HasKernel ? $"{Signed(cell.Value)}·{Signed(cell.Weight)}" : Signed(cell.Value)).ToList();
        if (layer.Tensors.TryGetValue("bias", out var bias))
        {
            terms.Add(Signed(bias.Values.Span[at.Channel]));
        }

        return Wrapped([.. terms.Select((term, i) => (i == 0 ? head : "") + term + (i + 1 < terms.Count ? separator : $"{tail} = {Drawing.Canvas.Number(result)}"))], length);
    }

    private static IEnumerable<string> Wrapped(IEnumerable<string> pieces, int length)
    {
        string line = "";
        foreach (string piece in pieces)
        {
            if (line.Length + piece.TrimEnd().Length > length)
            {
                yield return line.TrimEnd();
                line = "  ";
            }

            line += piece;
        }

        yield return line;
    }

    private static string Signed(double number) => number < 0 && !double.IsInfinity(number) ? $"({Drawing.Canvas.Number(number)})" : Drawing.Canvas.Number(number);

    // Cells behind the padding, where sizes are rounded up, are no numbers.
    private bool IsPadded(int row, int column) => row < rows.Size + rows.After && column < columns.Size + columns.After;

    private double Value(int channel, int row, int column)
    {
        var mode = layer.Options.TryGetValue("paddingMode", out var option) ? (PaddingMode)(int)option[0] : PaddingMode.Zeros;
        (int y, int x) = (Source(row, rows.Size, mode), Source(column, columns.Size, mode));
        return y >= 0 && x >= 0 ? image[(((channel * rows.Size) + y) * columns.Size) + x] : layer.Kind == "MaxPool2d" ? double.NegativeInfinity : 0;
    }

    // The image's row that a row of the padded image is a copy of, or -1.
    private static int Source(int row, int size, PaddingMode mode) => row >= 0 && row < size ? row : mode switch
    {
        PaddingMode.Reflect => row < 0 ? -row : (2 * size) - 2 - row,
        PaddingMode.Replicate => row < 0 ? 0 : size - 1,
        PaddingMode.Circular => row < 0 ? row + size : row - size,
        _ => -1,
    };
}
