using ConvGen.Generator.Declarations;
using ConvGen.Generator.Layers.AvgPool2d;
using ConvGen.Generator.Layers.Conv2d;
using ConvGen.Generator.Layers.MaxPool2d;

namespace ConvGen.Generator.Inference;

/// <summary>Rows and columns of an image that no window reads.</summary>
internal static class Unread
{
    // Beyond this counting would take longer than it is worth.
    private const long MostCells = 1_000_000;

    public static IEnumerable<Problem> Of(LayerDeclaration written, Layer layer)
    {
        // Padding that is copied reads the image elsewhere.
        var window = layer switch
        {
            Conv2dLayer { PaddingMode: PaddingMode.Zeros } convolution => convolution.Window,
            MaxPool2dLayer pool => pool.Window,
            AvgPool2dLayer pool => pool.Window,
            _ => null,
        };
        if (window is null)
        {
            yield break;
        }

        var outputs = layer.OutputShape;
        var found = new HashSet<string?>();
        foreach (var (axis, count, unit, side) in new[]
        {
            (WindowAxis.Rows(window, layer.InputShape), outputs.Height, "rows", "Height"), (WindowAxis.Columns(window, layer.InputShape), outputs.Width, "columns", "Width"),
        })
        {
            var unread = Count(axis, count);
            var argument = Argument(written, axis, side);
            if (unread > 0 && found.Add(argument))
            {
                yield return new Problem(
                    ProblemId.NeverRead,
                    [Text.InSentence(layer.Name), Text.Plain(unread), Text.Plain(axis.Size), unit, layer.InputShape.ToString(), Sum(axis, count)],
                    ProblemPlace.OfLayer(layer.Index, argument));
            }
        }
    }

    private static long Count(WindowAxis axis, long outputs)
    {
        if (axis.Size > MostCells || outputs * axis.Kernel > MostCells)
        {
            return 0;
        }

        var read = new HashSet<long>();
        for (long output = 0; output < outputs; output++)
        {
            for (long cell = 0; cell < axis.Kernel; cell++)
            {
                var position = (output * axis.Stride) + (cell * axis.Dilation) - axis.Before;
                if (position >= 0 && position < axis.Size)
                {
                    read.Add(position);
                }
            }
        }

        return axis.Size - read.Count;
    }

    // The stride where there is one, otherwise the dilation; a pool's unwritten stride is its kernel.
    private static string? Argument(LayerDeclaration written, WindowAxis axis, string side)
    {
        string[] names = axis.Stride > 1 ? [$"Stride{side}", "Stride", $"kernel{side}", "kernel"] : [$"Dilation{side}", "Dilation"];
        return names.FirstOrDefault(name => written.Find(name) is not null);
    }

    private static string Sum(WindowAxis axis, long outputs) =>
        $"{outputs} {(outputs == 1 ? "window" : "windows")} of {axis.ReachSum}{(axis.Stride == 1 ? "" : $", {axis.Stride} apart")}, on {axis.Size}{(axis.Before + axis.After == 0 ? "" : $" with {axis.Padding}")}";
}
