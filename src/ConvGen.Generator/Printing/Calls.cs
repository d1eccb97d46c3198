using ConvGen.Generator.Nests;
using ConvGen.Generator.Planning;

namespace ConvGen.Generator.Printing;

/// <summary>Calls of kernels, each with references to its tensors' places.</summary>
internal static class Calls
{
    /// <param name="own">The class of kernels for the width at hand.</param>
    /// <param name="context">The reference to the beginning of a space.</param>
    public static void Print(CodeWriter writer, Plan plan, Kernels kernels, IEnumerable<Step> steps, string own, Func<Space, string> context)
    {
        var all = steps.ToList();
        foreach (var step in all.Where(step => !step.OnlyForInput))
        {
            Call(step);
        }

        // A layer that only the images' gradient needs comes after every one that learns.
        var forInput = all.Where(step => step.OnlyForInput).ToList();
        if (forInput.Count > 0)
        {
            using (writer.Braces("if (!Unsafe.IsNullRef(ref block.InputGradient))"))
            {
                forInput.ForEach(Call);
            }
        }

        void Call(Step step)
        {
            string holder = kernels.IsRows(step) ? "Rows" : own;
            string arguments = string.Join(", ", step.Nest.Tensors.Select(tensor => $"{tensor.Letter}: ref {Place(plan, tensor.Region, context)}"));
            writer.Line($"{holder}.{step.Nest.Name}({arguments});");
        }
    }

    private static string Place(Plan plan, Region region, Func<Space, string> context)
    {
        int offset = plan.PlaceOf(region).Offset;
        string space = region.Space switch
        {
            Space.Constants => $"MemoryMarshal.GetReference({ConstantName(region)})",
            var other => context(other),
        };
        return offset == 0 ? space : $"Unsafe.Add(ref {space}, {CodeWriter.Number(offset)})";
    }

    /// <summary><c>Pool1Counts</c> for the region <c>Pool1.counts</c>.</summary>
    public static string ConstantName(Region region) =>
        string.Concat(region.Name.Split('.').Select(part => char.ToUpperInvariant(part[0]) + part.Substring(1)));
}
