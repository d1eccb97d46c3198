using ConvGen.Generator.Planning;

namespace ConvGen.Generator.Printing;

/// <summary>Writes the members through which the runtime calls a network.</summary>
internal static class ExplicitMembers
{
    private const string Runtime = "global::ConvGen", Services = "global::ConvGen.CompilerServices", Floats = "global::System.ReadOnlySpan<float>";

    /// <param name="self">The interface that they are members of.</param>
    public static void Print(CodeWriter writer, Plan plan, Plan? prediction, Plan? single, string self)
    {
        foreach (string property in new[] { "int {0}.InputLength => InputLength;", "int {0}.OutputLength => OutputLength;", "string {0}.Description => Description;" })
        {
            writer.Line(property.Replace("{0}", $"{Runtime}.INetwork")).Line();
        }

        writer.Line($"static {Services}.NetworkLayout {self}.Layout => Architecture;").Line();
        writer.Line($"{Services}.NetworkState {self}.State => _state;").Line();
        string block = $"ref readonly {Services}.Block block";
        Method($"RunForward(int phase, {block})", () => Dispatch(plan.Forward.Length, "Forward"));
        Method($"RunBackward(int phase, {block})", () => Dispatch(plan.Backward.Length, "Backward"));
        if (prediction is not null)
        {
            Method($"RunPrediction({block})", () => Predict(prediction));
        }

        if (single is not null)
        {
            Method($"RunSingle({block})", () => Predict(single));
            if (single.Folds.Length > 0)
            {
                Method("Pack(ref float parameters, ref float buffers, ref float packed)", () => writer.Line($"{Class(single, "Rows")}.Pack(ref parameters, ref buffers, ref packed);"));
            }
        }

        Method(
            $"RunLayer(int layer, {Floats} parameters, {Floats} buffers, {Floats} input, global::System.Span<float> output)",
            () => writer.Line($"{Class(plan, "Layers")}.Run(layer, parameters, buffers, input, output);"));
        Totals("FoldForward", plan.Forward);
        Totals("FoldBackward", plan.Backward);
        Method("Fold(ref float sums, ref float parameterGradient)", () =>
        {
            if (plan.Folds.Length > 0)
            {
                writer.Line($"{Class(plan, "Rows")}.Fold(ref sums, ref parameterGradient);");
            }
        });

        void Method(string signature, Action body)
        {
            using (writer.Braces($"static void {self}.{signature}"))
            {
                body();
            }

            writer.Line();
        }

        void Dispatch(int phases, string pass)
        {
            using var _ = writer.Braces(phases == 1 ? "switch (block.Width)" : "switch (block.Width, phase)");
            for (int phase = 0; phase < phases; phase++)
            {
                foreach (var target in Target.All)
                {
                    string bits = CodeWriter.Number(target.Bits), number = phases == 1 ? "" : CodeWriter.Number(phase);
                    writer.Line(IsLast(target) && phase == phases - 1 ? "default:" : number.Length == 0 ? $"case {bits}:" : $"case ({bits}, {number}):");
                    writer.Line($"    {Class(plan, $"Vector{bits}")}.{pass}{number}(in block);").Line("    break;");
                }
            }
        }

        void Predict(Plan of)
        {
            using var _ = writer.Braces("switch (block.Width)");
            foreach (var target in Target.All)
            {
                string bits = CodeWriter.Number(target.Bits);
                writer.Line(IsLast(target) ? "default:" : $"case {bits}:").Line($"    {Class(of, $"Vector{bits}")}.Forward(in block);").Line("    break;");
            }
        }

        static bool IsLast(Target target) => target == Target.All[Target.All.Length - 1];

        void Totals(string name, IReadOnlyList<Phase> phases)
        {
            if (phases.All(phase => phase.Totals.IsEmpty))
            {
                return;
            }

            Method($"{name}(int phase, ref float sums, ref float statistics)", () =>
            {
                using var _ = writer.Braces("switch (phase)");
                for (int phase = 0; phase < phases.Count; phase++)
                {
                    if (!phases[phase].Totals.IsEmpty)
                    {
                        string number = CodeWriter.Number(phase);
                        writer.Line($"case {number}:").Line($"    {Class(plan, "Rows")}.{name}{number}(ref sums, ref statistics);").Line("    break;");
                    }
                }
            });
        }
    }

    private static string Class(Plan plan, string what) => $"global::ConvGen.Generated.{(what == "Layers" ? Frame.KernelClass(plan.Network, what) : Frame.KernelClass(plan, what))}";
}
