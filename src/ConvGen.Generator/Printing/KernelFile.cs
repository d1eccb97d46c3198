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
        using (Frame.OpenKernels(writer, Frame.KernelClass(plan.Network, "Rows"), "Moves images into lanes and back, and folds a group's sums into its gradient."))
        {
            foreach (var (region, values) in plan.Constants)
            {
                writer.Line($"public static ReadOnlySpan<float> {Calls.ConstantName(region)} => [{string.Join(", ", values.Select(CodeWriter.Float))}];").Line();
            }

            if (plan.Folds.Length > 0)
            {
                using (writer.Braces("public static void Fold(ref float sums, ref float parameterGradient)"))
                {
                    Calls.Print(writer, plan, plan.Folds, step => "", space => space == Space.Sums ? "sums" : "parameterGradient");
                }

                writer.Line();
            }

            Methods(writer, "", kernels.Rows, isPublic: true);
        }

        return writer.ToString();
    }

    /// <summary>The kernels for one width.</summary>
    public static string Vectors(Plan plan, Kernels kernels, Target target)
    {
        var writer = new CodeWriter();
        string bits = CodeWriter.Number(target.Bits), type = $"Vector{bits}", rows = Frame.KernelClass(plan.Network, "Rows") + ".";
        Frame.Head(writer, plan.Network, $"the kernels for vectors of {bits} bits", "disable");
        using (Frame.OpenKernels(
            writer, Frame.KernelClass(plan.Network, type), $"Takes a block of 16 images forward and back, {CodeWriter.Number(target.Lanes)} at once: one in each lane of a vector.", "System.Runtime.Intrinsics"))
        {
            Pass("Forward", phase => phase.Forward);
            Pass("Backward", phase => phase.Backward);
            Methods(writer, type, kernels[target], isPublic: false);
        }

        return writer.ToString();

        void Pass(string name, Func<Phase, IReadOnlyList<Step>> steps)
        {
            for (int i = 0; i < plan.Phases.Length; i++)
            {
                string phase = plan.Phases.Length == 1 ? "" : CodeWriter.Number(i);
                using (writer.Braces($"public static void {name}{phase}(ref readonly Block block)"))
                {
                    Calls.Print(writer, plan, steps(plan.Phases[i]), step => kernels.IsRows(step) ? rows : "", space => $"block.{space}");
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
