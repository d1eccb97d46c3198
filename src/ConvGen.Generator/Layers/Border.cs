using ConvGen.Generator.Inference;

namespace ConvGen.Generator.Layers;

/// <summary>Rows and columns around a layer's input, and the value that they hold, so that no kernel tests a bound.</summary>
internal sealed record Border(int Top, int Bottom, int Left, int Right, float Value)
{
    public static readonly Border None = new(0, 0, 0, 0, 0f);

    public static Border Around(Window window, float value) => new(window.Top, window.Bottom, window.Left, window.Right, value);
}
