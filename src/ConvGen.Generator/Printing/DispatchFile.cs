using ConvGen.Generator.Planning;

namespace ConvGen.Generator.Printing;

/// <summary>The bodies of the methods through which the runtime runs kernels: which of them run, by the width of vectors and the phase.</summary>
internal sealed class DispatchFile
{
    private readonly CodeWriter writer = new();
    private readonly Plans plans;
    private readonly IReadOnlyList<Target> targets;

    private DispatchFile(Plans plans, IReadOnlyList<Target> targets)
    {
        this.plans = plans;
        this.targets = targets;
    }

    public static string Print(Plans plans, IReadOnlyList<Target> targets) => new DispatchFile(plans, targets).Print();

    private string Print()
    {
        var training = plans.Training;
        Frame.Head(writer, training.Network, "which kernels run", "enable");
        using (Frame.OpenFace(writer, training.Network, "", []))
        {
            var methods = KernelMethod.Of(plans).ToList();
            for (int i = 0; i < methods.Count; i++)
            {
                writer.Lines(i == 0 ? [] : [""]);
                using (writer.Braces($"static partial void {methods[i].Name}({methods[i].Parameters})"))
                {
                    Body(methods[i]);
                }
            }
        }

        return writer.ToString();
    }

    private void Body(KernelMethod method)
    {
        var training = plans.Training;
        switch (method.Member)
        {
            case "RunForward":
                ByWidth(training, training.Forward.Length, "Forward");
                break;
            case "RunBackward":
                ByWidth(training, training.Backward.Length, "Backward");
                break;
            case "RunPrediction":
                ByWidth(plans.Prediction!, 1, "Forward");
                break;
            case "RunSingle":
                ByWidth(plans.Single!, 1, "Forward");
                break;
            case "RunLayer":
                writer.Line($"{Holder(Frame.KernelClass(training.Network, "Layers"))}.Run({method.Arguments});");
                break;
            case "FoldForward":
                Totals(method.Member, training.Forward);
                break;
            case "FoldBackward":
                Totals(method.Member, training.Backward);
                break;
            default:
                Folds(method.Member == "Pack" ? plans.Single! : training, method);
                break;
        }
    }

    private void Folds(Plan plan, KernelMethod method)
    {
        if (plan.Folds.Length > 0)
        {
            writer.Line($"{Class(plan, "Rows")}.{method.Member}({method.Arguments});");
        }
    }

    /// <summary>The widest kernels that are no wider than the machine's vectors; where all are, the narrowest, whose vectors are then made of the machine's.</summary>
    private void ByWidth(Plan plan, int phases, string pass)
    {
        var cases = new List<(string Label, string Call)>();
        for (int phase = 0; phase < phases; phase++)
        {
            foreach (var target in targets)
            {
                bool narrowest = target == targets[targets.Count - 1];
                string width = narrowest ? "_" : $">= {CodeWriter.Number(target.Bits)}", number = phases == 1 ? "" : CodeWriter.Number(phase);
                string label = narrowest && phase == phases - 1 ? "default" : phases == 1 ? $"case {width}" : $"case ({width}, {number})";
                cases.Add((label, $"{Class(plan, $"Vector{CodeWriter.Number(target.Bits)}")}.{pass}{number}(in block);"));
            }
        }

        Switch(phases == 1 ? "(block.Width)" : "(block.Width, phase)", cases);
    }

    private void Totals(string name, IReadOnlyList<Phase> phases) => Switch("(phase)", phases.Select((phase, i) => (Phase: phase, Number: CodeWriter.Number(i))).Where(own => !own.Phase.Totals.IsEmpty)
        .Select(own => ($"case {own.Number}", $"{Class(plans.Training, "Rows")}.{name}{own.Number}(ref sums, ref statistics);")).ToList());

    private void Switch(string value, List<(string Label, string Call)> cases)
    {
        if (cases.Count == 1 && cases[0].Label == "default")
        {
            writer.Line(cases[0].Call);
            return;
        }

        using var _ = writer.Braces($"switch {value}");
        foreach (var (label, call) in cases)
        {
            writer.Line($"{label}:").Line($"    {call}").Line("    break;");
        }
    }

    private static string Class(Plan plan, string what) => Holder(Frame.KernelClass(plan, what));

    private static string Holder(string name) => $"global::ConvGen.Generated.{name}";
}
