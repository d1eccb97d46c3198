using ConvGen.Generator.Nests;
using ConvGen.Generator.Planning;

namespace ConvGen.Generator.Printing;

/// <summary>Files of kernels, and the methods that call them in turn.</summary>
internal static class KernelFile
{
    /// <summary>The kernels that only move numbers, the folding of a group's sums, and numbers that are known now.</summary>
    public static string Rows(Plan plan, Kernels kernels)
    {
        var writer = new CodeWriter();
        Frame.Head(writer, plan.Network, "the kernels that only move numbers, the same for every width of vectors", "disable");
        using (Frame.OpenKernels(writer, Frame.KernelClass(plan, "Rows"), plan.Purpose switch
        {
            Purpose.Training => "Moves images into lanes and back, and folds a group's sums into its gradient.",
            Purpose.Prediction => "Moves images into lanes and back, for prediction.",
            _ => "Moves an image's channels into lanes and back, and packs the parameters likewise.",
        }))
        {
            foreach (var (region, values) in plan.Constants)
            {
                writer.Line($"public static ReadOnlySpan<float> {Calls.ConstantName(region)} => [{string.Join(", ", values.Select(CodeWriter.Float))}];").Line();
            }

            if (plan.Folds.Length > 0)
            {
                bool packs = plan.Purpose == Purpose.Single;
                using (writer.Braces(packs ? "public static void Pack(ref float parameters, ref float buffers, ref float packed)" : "public static void Fold(ref float sums, ref float parameterGradient)"))
                {
                    Calls.Print(writer, plan, plan.Folds, kernels.NameOf, space => packs ? $"{space}".ToLowerInvariant() : space == Space.Sums ? "sums" : "parameterGradient");
                }

                writer.Line();
            }

            Totals("FoldForward", plan.Forward);
            Totals("FoldBackward", plan.Backward);
            Methods(writer, "", kernels.Rows, isPublic: true);
        }

        return writer.ToString();

        void Totals(string name, IReadOnlyList<Phase> phases)
        {
            for (int i = 0; i < phases.Count; i++)
            {
                if (!phases[i].Totals.IsEmpty)
                {
                    using (writer.Braces($"public static void {name}{CodeWriter.Number(i)}(ref float sums, ref float statistics)"))
                    {
                        Calls.Print(writer, plan, phases[i].Totals, kernels.NameOf, space => space == Space.Sums ? "sums" : "statistics");
                    }

                    writer.Line();
                }
            }
        }
    }

    /// <summary>The kernels for one width.</summary>
    public static string Vectors(Plan plan, Kernels kernels, Target target)
    {
        var writer = new CodeWriter();
        string bits = CodeWriter.Number(target.Bits), type = $"Vector{bits}", rows = Frame.KernelClass(plan, "Rows") + ".", lanes = CodeWriter.Number(target.Lanes);
        Frame.Head(writer, plan.Network, $"the kernels for vectors of {bits} bits{(plan.Purpose switch { Purpose.Training => "", Purpose.Prediction => ", for prediction", _ => ", for one image" })}", "disable");
        using (Frame.OpenKernels(
            writer, Frame.KernelClass(plan, type), plan.Purpose == Purpose.Single
                ? $"Takes one image forward, up to {lanes} channels at once: one in each lane of a vector. Tensors lie [row][column][channel], channels padded to whole vectors."
                : $"Takes a block of 16 images {(plan.Purpose == Purpose.Prediction ? "forward" : "forward and back")}, {lanes} at once: one in each lane of a vector.", "System.Runtime.Intrinsics"))
        {
            Pass("Forward", plan.Forward);
            Pass("Backward", plan.Backward);
            Methods(writer, type, kernels[target], isPublic: false);
        }

        return writer.ToString();

        void Pass(string name, IReadOnlyList<Phase> phases)
        {
            for (int i = 0; i < phases.Count; i++)
            {
                using (writer.Braces($"public static void {name}{(phases.Count == 1 ? "" : CodeWriter.Number(i))}(ref readonly Block block)"))
                {
                    Calls.Print(writer, plan, phases[i].Steps, step => (kernels.IsRows(step) ? rows : "") + kernels.NameOf(step), space => $"block.{space}");
                }

                writer.Line();
            }
        }
    }

    private static void Methods(CodeWriter writer, string type, IEnumerable<LoweredNest> kernels, bool isPublic)
    {
        bool first = true;
        foreach (var kernel in kernels)
        {
            if (!first)
            {
                writer.Line();
            }

            first = false;
            KernelPrinter.Print(writer, kernel, type, isPublic);
        }
    }
}
