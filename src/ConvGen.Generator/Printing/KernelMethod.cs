using ConvGen.Generator.Planning;

namespace ConvGen.Generator.Printing;

/// <summary>
/// A method through which the runtime runs kernels. The face declares it as a partial method without a body, which the file of the kernels adds: where that is left out,
/// as in an editor that skips implementations while one types, calls of it vanish.
/// </summary>
/// <param name="Member">The interface's member.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="Arguments">The same, handed on.</param>
internal sealed record KernelMethod(string Member, string Parameters, string Arguments)
{
    private const string Block = "ref readonly global::ConvGen.CompilerServices.Block block", Floats = "global::System.ReadOnlySpan<float>";

    public static readonly KernelMethod
        Forward = new("RunForward", $"int phase, {Block}", "phase, in block"),
        Backward = new("RunBackward", $"int phase, {Block}", "phase, in block"),
        Prediction = new("RunPrediction", Block, "in block"),
        Single = new("RunSingle", Block, "in block"),
        Pack = new("Pack", "ref float parameters, ref float buffers, ref float packed", "ref parameters, ref buffers, ref packed"),
        Layer = new("RunLayer", $"int layer, {Floats} parameters, {Floats} buffers, {Floats} input, global::System.Span<float> output", "layer, parameters, buffers, input, output"),
        FoldForward = new("FoldForward", "int phase, ref float sums, ref float statistics", "phase, ref sums, ref statistics"),
        FoldBackward = new("FoldBackward", "int phase, ref float sums, ref float statistics", "phase, ref sums, ref statistics"),
        Fold = new("Fold", "ref float sums, ref float parameterGradient", "ref sums, ref parameterGradient");

    /// <summary>What the partial method is called in the class: <c>RunForward</c>, <c>RunPack</c>.</summary>
    public string Name => Member.StartsWith("Run", StringComparison.Ordinal) ? Member : "Run" + Member;

    /// <summary>Those that a network has.</summary>
    public static IEnumerable<KernelMethod> Of(Plans plans)
    {
        yield return Forward;
        yield return Backward;
        if (plans.Prediction is not null)
        {
            yield return Prediction;
        }

        if (plans.Single is { } single)
        {
            yield return Single;
            if (single.Folds.Length > 0)
            {
                yield return Pack;
            }
        }

        yield return Layer;
        if (plans.Training.Forward.Any(phase => !phase.Totals.IsEmpty))
        {
            yield return FoldForward;
        }

        if (plans.Training.Backward.Any(phase => !phase.Totals.IsEmpty))
        {
            yield return FoldBackward;
        }

        yield return Fold;
    }
}
