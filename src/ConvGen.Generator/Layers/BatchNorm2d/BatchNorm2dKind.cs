using ConvGen.Generator.Declarations;
using ConvGen.Generator.Inference;

namespace ConvGen.Generator.Layers.BatchNorm2d;

/// <summary>Inference of <c>BatchNorm2d</c>: the shape stays.</summary>
internal sealed class BatchNorm2dKind : LayerKind
{
    public override string Name => "BatchNorm2d";

    public override bool HasParameters(LayerDeclaration layer) => true;

    public override string View => "BatchNormParameters";

    public override Layer? Infer(LayerContext context)
    {
        var eps = context.Real("Eps", 1e-5f, static eps => eps > 0f && Reals.IsFinite(eps), "greater than 0 and finite");
        var momentum = context.Real("Momentum", 0.1f, static momentum => momentum is >= 0f and <= 1f, "from 0 to 1");
        return context.Image() is { } input && context.IsSound ? new BatchNorm2dLayer(context.Head, Parameters(input.Channels), eps, momentum) : null;
    }

    private static EquatableArray<Parameter> Parameters(int channels) =>
        [new Parameter("weight", [channels], 0, 1, 1, Initial: 1f), new Parameter("bias", [channels], channels, 1, 1, Initial: 0f)];
}
