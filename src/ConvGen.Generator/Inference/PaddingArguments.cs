namespace ConvGen.Generator.Inference;

/// <summary>Padding on the four sides, under its specific names or its general ones.</summary>
internal static class PaddingArguments
{
    /// <summary>Every name of padding, the specific before the general.</summary>
    public static string[] Names { get; } =
        ["PaddingTop", "PaddingBottom", "PaddingLeft", "PaddingRight", "PaddingHeight", "PaddingWidth", "Padding", "padding"];

    /// <summary>The names under which each side's padding may be written.</summary>
    public static string[] Top { get; } = ["PaddingTop", "PaddingHeight", "Padding", "padding"];

    /// <inheritdoc cref="Top"/>
    public static string[] Bottom { get; } = ["PaddingBottom", "PaddingHeight", "Padding", "padding"];

    /// <inheritdoc cref="Top"/>
    public static string[] Left { get; } = ["PaddingLeft", "PaddingWidth", "Padding", "padding"];

    /// <inheritdoc cref="Top"/>
    public static string[] Right { get; } = ["PaddingRight", "PaddingWidth", "Padding", "padding"];

    /// <summary>The padding as written; 0 where nothing was.</summary>
    public static (int Top, int Bottom, int Left, int Right) Read(LayerContext context) =>
        (context.Number(0, 0, Top), context.Number(0, 0, Bottom), context.Number(0, 0, Left), context.Number(0, 0, Right));
}
