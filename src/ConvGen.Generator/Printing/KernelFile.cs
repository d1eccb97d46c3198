using ConvGen.Generator.Nests;
using ConvGen.Generator.Planning;

namespace ConvGen.Generator.Printing;

/// <summary>Files of kernels, and the methods that call them in turn.</summary>
internal static class KernelFile
{
    /// <summary>The kernels that only move numbers, and the folding of a group's sums.</summary>
    public static string Rows(Plan plan, Kernels kernels)
    {
        var writer = new CodeWriter();
        using (Frame.Open(writer, plan.Network, "the kernels that only move numbers, the same for every width of vectors", []))
        {
            if (plan.Folds.Length > 0)
            {
                using (writer.Braces("static partial void FoldSums(ref float sums, ref float parameterGradient)"))
                {
                    Calls.Print(writer, plan, kernels, plan.Folds, "Rows", space => space == Space.Sums ? "sums" : "parameterGradient");
                }

                writer.Line();
            }

            Class(writer, "Rows", "", kernels.Rows);
        }

        return writer.ToString();
    }

    /// <summary>The kernels for one width.</summary>
    public static string Vectors(Plan plan, Kernels kernels, Target target)
    {
        var writer = new CodeWriter();
        string bits = CodeWriter.Number(target.Bits), type = $"Vector{bits}", own = $"Kernels{bits}";
        using (Frame.Open(writer, plan.Network, $"the kernels for vectors of {bits} bits, {CodeWriter.Number(target.Lanes)} of a block's 16 images at once", ["System.Runtime.Intrinsics"]))
        {
            Pass($"Forward{bits}", phase => phase.Forward);
            Pass($"Backward{bits}", phase => phase.Backward);
            Class(writer, own, type, kernels[target]);
        }

        return writer.ToString();

        void Pass(string name, Func<Phase, IEnumerable<Step>> steps)
        {
            using (writer.Braces($"static partial void {name}(int phase, ref readonly Block block)"))
            {
                if (plan.Phases.Length == 1)
                {
                    Calls.Print(writer, plan, kernels, steps(plan.Phases[0]), own, space => $"block.{space}");
                }
                else
                {
                    using (writer.Braces("switch (phase)"))
                    {
                        for (int i = 0; i < plan.Phases.Length; i++)
                        {
                            writer.Line($"case {CodeWriter.Number(i)}:");
                            using (writer.Indented())
                            {
                                Calls.Print(writer, plan, kernels, steps(plan.Phases[i]), own, space => $"block.{space}");
                                writer.Line("break;");
                            }
                        }
                    }
                }
            }

            writer.Line();
        }
    }

    private static void Class(CodeWriter writer, string name, string type, IEnumerable<LoweredNest> kernels)
    {
        using (writer.Braces($"private static class {name}"))
        {
            bool first = true;
            foreach (var kernel in kernels)
            {
                if (!first)
                {
                    writer.Line();
                }

                first = false;
                KernelPrinter.Print(writer, kernel, type);
            }
        }
    }
}
