namespace ConvGen;

/// <summary>A layer that adds rows and columns around its input.</summary>
/// <remarks>The specific name overrides the general one: <c>PaddingTop</c> before <c>PaddingHeight</c> before <c>Padding</c>.</remarks>
public abstract class PaddedAttribute : LayerAttribute
{
    private readonly int _defaultPadding;
    private int? _padding, _paddingHeight, _paddingWidth;
    private int? _paddingTop, _paddingBottom, _paddingLeft, _paddingRight;

    private protected PaddedAttribute(int defaultPadding = 0) => _defaultPadding = defaultPadding;

    /// <summary>Rows and columns added on each of the four sides; reads as <see cref="PaddingHeight"/>.</summary>
    public int Padding { get => PaddingHeight; set => _padding = value; }

    /// <summary>Rows added above and below.</summary>
    public int PaddingHeight { get => _paddingHeight ?? _padding ?? _defaultPadding; set => _paddingHeight = value; }

    /// <summary>Columns added left and right.</summary>
    public int PaddingWidth { get => _paddingWidth ?? _padding ?? _defaultPadding; set => _paddingWidth = value; }

    /// <summary>Rows added above.</summary>
    public int PaddingTop { get => _paddingTop ?? PaddingHeight; set => _paddingTop = value; }

    /// <summary>Rows added below.</summary>
    public int PaddingBottom { get => _paddingBottom ?? PaddingHeight; set => _paddingBottom = value; }

    /// <summary>Columns added on the left.</summary>
    public int PaddingLeft { get => _paddingLeft ?? PaddingWidth; set => _paddingLeft = value; }

    /// <summary>Columns added on the right.</summary>
    public int PaddingRight { get => _paddingRight ?? PaddingWidth; set => _paddingRight = value; }
}
