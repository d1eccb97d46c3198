using System.Numerics;
using ConvGen.Generator.Declarations;
using ConvGen.Generator.Inference;
using ConvGen.Generator.Repairs;

namespace ConvGen.Generator.Layers.Linear;

/// <summary>Inference of <c>Linear</c>: features by argument.</summary>
internal sealed class LinearKind : LayerKind
{
    public override string Name => "Linear";

    public override bool HasParameters(LayerDeclaration layer) => true;

    public override Layer? Infer(LayerContext context)
    {
        var outFeatures = context.Number(1, 1, "outFeatures");
        var bias = context.Flag("Bias", true);
        if (context.Input is not { } input)
        {
            return null;
        }

        if (!input.IsFlat)
        {
            context.Report(ProblemId.NeedsFlatten, null, context.Name, input.ToString());
            context.Offer(Repair.InsertBefore("Flatten"));
        }

        return context.IsSound
            && Budget.Check(context, "output", Text.Plain(outFeatures), outFeatures, "outFeatures")
            && Budget.Check(context, "weight", $"{outFeatures}×{input.Length}", (BigInteger)outFeatures * input.Length, "outFeatures")
            ? new LinearLayer(context.Head, Shape.Flat(outFeatures), Parameters(outFeatures, input.Length, bias), input.Length, outFeatures, bias)
            : null;
    }

    private static EquatableArray<Parameter> Parameters(int outFeatures, int inFeatures, bool bias)
    {
        var weight = new Parameter("weight", [outFeatures, inFeatures], 0, inFeatures, outFeatures);
        return bias ? [weight, new Parameter("bias", [outFeatures], weight.Length, inFeatures, outFeatures)] : [weight];
    }
}
