using System.Numerics;
using ConvGen.Generator.Inference;

namespace ConvGen.Generator.Layers.ZeroPad2d;

/// <summary>Inference of <c>ZeroPad2d</c>: channels stay, rows and columns grow by the padding.</summary>
internal sealed class ZeroPad2dKind : LayerKind
{
    public override string Name => "ZeroPad2d";

    public override Layer? Infer(LayerContext context)
    {
        var (top, bottom, left, right) = PaddingArguments.Read(context);
        if (context.Image() is not { } input || !context.IsSound)
        {
            return null;
        }

        var (rows, columns) = ((long)input.Height + top + bottom, (long)input.Width + left + right);
        return Budget.Check(
            context, "output", $"{input.Channels}×{rows}×{columns}", (BigInteger)input.Channels * rows * columns, context.Decisive(PaddingArguments.Names))
            ? new ZeroPad2dLayer(context.Head, new Shape(input.Channels, (int)rows, (int)columns), top, bottom, left, right)
            : null;
    }
}
