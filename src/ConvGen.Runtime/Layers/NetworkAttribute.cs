namespace ConvGen;

/// <summary>Makes a partial class a network whose layers are the attributes that follow.</summary>
/// <param name="channels">Channels of an input image.</param>
/// <param name="height">Rows of an input image.</param>
/// <param name="width">Columns of an input image.</param>
// A second one is CG0007: an error of the compiler itself would hide all others.
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class NetworkAttribute(int channels, int height, int width) : Attribute
{
    /// <summary>Channels of an input image.</summary>
    public int Channels { get; } = channels;

    /// <summary>Rows of an input image.</summary>
    public int Height { get; } = height;

    /// <summary>Columns of an input image.</summary>
    public int Width { get; } = width;

    /// <summary>How far the loops of the generated code are written out.</summary>
    public Unroll Unroll { get; set; } = Unroll.Auto;
}
