namespace Samples.DiveIntoDeepLearning;

/// <summary>Numbers as people read them.</summary>
internal static class Show
{
    /// <summary>Prints a tensor row by row, its channels one below the other.</summary>
    /// <param name="title">What it is; its shape is added.</param>
    /// <param name="values">Its numbers, row-major.</param>
    /// <param name="shape">Rows and columns, or channels, rows and columns.</param>
    /// <param name="format">How a number is written: whole ones as they are, <c>F2</c> with two decimals.</param>
    public static void Tensor(string title, ReadOnlySpan<float> values, int[] shape, string format = "0.####")
    {
        Console.WriteLine($"{title}, {string.Join('×', shape)}:");
        string[] cells = [.. values.ToArray().Select(value => value.ToString(format, null))];
        int width = cells.Max(cell => cell.Length) + 2;
        int rows = shape[^2];
        for (int start = 0; start < cells.Length; start += shape[^1])
        {
            if (start > 0 && start / shape[^1] % rows == 0)
                Console.WriteLine();
            Console.WriteLine(string.Concat(cells[start..(start + shape[^1])].Select(cell => cell.PadLeft(width))));
        }
        Console.WriteLine();
    }

    /// <summary>Prints the table of layers of a network's description: names, shapes, parameters, multiply-adds.</summary>
    public static void Layers(string description)
    {
        string[] lines = description.Split('\n');
        // What lies behind them, floats of work memory, is the planner's business.
        int end = lines[0].IndexOf("MACs", StringComparison.Ordinal) + "MACs".Length;
        foreach (string line in lines.TakeWhile(line => line.Length > 0))
            Console.WriteLine(line[..Math.Min(end, line.Length)].TrimEnd());
        Console.WriteLine();
    }
}
