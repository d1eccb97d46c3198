using System.Numerics;

namespace ConvGen.Tests.Reference;

/// <summary>The maximum of some rows and columns: the first of equals, the last NaN; the first cell where all are minus infinity.</summary>
internal abstract record MaximumLayer(Shape Input, Shape Output) : ImageLayer(Input, Output)
{
    public override void Predict<T>(Values<T> values, FeatureMap<T> x, FeatureMap<T> y)
    {
        for (int c = 0; c < Output.Channels; c++)
        for (int oy = 0; oy < Output.Height; oy++)
        for (int ox = 0; ox < Output.Width; ox++)
            y[c, oy, ox] = Scan(x, c, Rows(oy), Columns(ox)).Max;
    }

    protected override void InputGradient<T>(Values<T> values, FeatureMap<T> x, FeatureMap<T> y, FeatureMap<T> dy, FeatureMap<T> dx)
    {
        for (int c = 0; c < Output.Channels; c++)
        for (int oy = 0; oy < Output.Height; oy++)
        for (int ox = 0; ox < Output.Width; ox++)
        {
            (int[] rows, int[] columns) = (Rows(oy), Columns(ox));
            // A dilated window may pass by a small input.
            if (rows.Length == 0 || columns.Length == 0)
                continue;
            (_, int iy, int ix) = Scan(x, c, rows, columns);
            dx[c, iy, ix] += dy[c, oy, ox];
        }
    }

    /// <summary>The input's rows that output row <paramref name="oy"/> looks at, ascending.</summary>
    protected abstract int[] Rows(int oy);

    /// <summary>The input's columns that output column <paramref name="ox"/> looks at, ascending.</summary>
    protected abstract int[] Columns(int ox);

    private static (T Max, int Row, int Column) Scan<T>(FeatureMap<T> x, int c, int[] rows, int[] columns)
        where T : IBinaryFloatingPointIeee754<T>
    {
        (T max, int row, int column) = (T.NegativeInfinity, rows.FirstOrDefault(), columns.FirstOrDefault());
        foreach (int iy in rows)
        foreach (int ix in columns)
        {
            if (x[c, iy, ix] > max || T.IsNaN(x[c, iy, ix]))
                (max, row, column) = (x[c, iy, ix], iy, ix);
        }

        return (max, row, column);
    }
}
