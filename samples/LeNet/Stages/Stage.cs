using ConvGen;

namespace Samples.Stages;

/// <summary>A piece of a network.</summary>
/// <param name="Name">The layers in it.</param>
/// <param name="Network">The piece as a network; its parameters are overwritten.</param>
/// <param name="Channels">Maps that come out.</param>
/// <param name="Height">Rows of a map.</param>
/// <param name="Width">Columns of a map.</param>
internal sealed record Stage(string Name, INetwork Network, int Channels, int Height, int Width);

/// <summary>What came out of a stage for one image.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Values"><c>[Channels, Height, Width]</c>.</param>
internal sealed record StageOutput(Stage Stage, float[] Values)
{
    public ReadOnlySpan<float> Map(int channel) => Values.AsSpan(channel * Stage.Height * Stage.Width, Stage.Height * Stage.Width);
}
