using ConvGen.Generator.Inference;

namespace ConvGen.Generator.Layers;

/// <summary>Rows and columns around a layer's input, and the value that they hold, so that no kernel tests a bound.</summary>
internal sealed record Border(int Top, int Bottom, int Left, int Right, float Value)
{
    public static readonly Border None = new(0, 0, 0, 0, 0f);

    /// <summary>As far as windows reach beyond the image: less than the padding where a stride leaves some of it unread, more where an output is rounded up.</summary>
    public static Border Around(Window window, Shape input, Shape output, float value)
    {
        static int After(int outputs, int stride, int before, int kernel, int dilation, int size) =>
            Math.Max(0, ((outputs - 1) * stride) - before + (dilation * (kernel - 1)) + 1 - size);

        return new(
            window.Top, After(output.Height, window.StrideHeight, window.Top, window.KernelHeight, window.DilationHeight, input.Height),
            window.Left, After(output.Width, window.StrideWidth, window.Left, window.KernelWidth, window.DilationWidth, input.Width), value);
    }
}
