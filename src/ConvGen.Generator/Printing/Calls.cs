using ConvGen.Generator.Inference;
using ConvGen.Generator.Nests;
using ConvGen.Generator.Planning;

namespace ConvGen.Generator.Printing;

/// <summary>Calls of kernels in turn, behind a list of where each tensor lies.</summary>
internal static class Calls
{
    /// <param name="kernel">The name of a step's kernel, behind that of its class where it is in another.</param>
    /// <param name="begin">The reference to the beginning of a space.</param>
    public static void Print(CodeWriter writer, Plan plan, IReadOnlyList<Step> steps, Func<Step, string> kernel, Func<Space, string> begin)
    {
        // What only the images' gradient needs comes after everything that learns.
        var always = steps.Where(step => !step.OnlyForInput).ToList();
        var forInput = steps.Where(step => step.OnlyForInput).ToList();
        var known = Regions(always).ToList();
        writer.Line("// Where each tensor lies.");
        known.ForEach(Place);
        writer.Line().Line("// What is done with them, in turn.");
        always.ForEach(Call);
        if (forInput.Count > 0)
        {
            writer.Line();
            using (writer.Braces("if (!Unsafe.IsNullRef(ref block.InputGradient))"))
            {
                Regions(forInput).Except(known).ToList().ForEach(Place);
                writer.Line();
                forInput.ForEach(Call);
            }
        }

        void Place(Region region)
        {
            int offset = plan.PlaceOf(region).Offset;
            string from = region.Space == Space.Constants ? $"MemoryMarshal.GetReference({Frame.KernelClass(plan, "Rows")}.{ConstantName(region)})" : begin(region.Space);
            writer.Line($"ref float {Local(region)} = ref {(offset == 0 ? from : $"Unsafe.Add(ref {from}, {CodeWriter.Number(offset)})")};");
        }

        void Call(Step step) =>
            writer.Line($"{kernel(step)}({string.Join(", ", step.Nest.Tensors.Select(tensor => $"{tensor.Letter}: ref {At(tensor)}"))});");
    }

    private static string At(Tensor tensor) => tensor.Start == 0 ? Local(tensor.Region) : $"Unsafe.Add(ref {Local(tensor.Region)}, {CodeWriter.Number(tensor.Start)})";

    /// <summary><c>Pool1Counts</c> for the region <c>Pool1.counts</c>.</summary>
    public static string ConstantName(Region region) => string.Concat(region.Name.Split('.').Select(Capital));

    private static IEnumerable<Region> Regions(IEnumerable<Step> steps) => steps.SelectMany(step => step.Nest.Tensors).Select(tensor => tensor.Region).Distinct();

    /// <summary>What a region is called in the methods that call kernels: <c>conv1Weight</c>, <c>conv1Values</c>, <c>conv1Gradient</c>.</summary>
    private static string Local(Region region)
    {
        string name = string.Concat(region.Name.Split('.').Select((part, i) => i == 0 ? Text.LowerFirst(part) : Capital(part)));
        // A first letter without case would make it the name of a kernel.
        name = char.IsLower(name[0]) || region.Name == Plan.Image ? name : "of" + name;
        bool part = region.Name.Contains('.');
        return region.Space switch
        {
            Space.Activations when region.Name == Plan.Image => "input",
            Space.Gradients when region.Name == Plan.Image => "gradientOfInput",
            Space.Images or Space.Outputs => name,
            Space.Activations => part ? name : name + "Values",
            Space.Gradients => part ? name : name + "Gradient",
            Space.OutputGradient or Space.InputGradient => $"{name}GradientRows",
            Space.ParameterGradient => name + "Gradient",
            Space.Sums => name + "Sums",
            Space.Statistics => name + "Total",
            Space.Packed => name + "Packed",
            _ => name,
        };
    }

    // PyTorch's running_mean becomes RunningMean; a layer's own name stays.
    private static string Capital(string part) => part is "running_mean" ? "RunningMean" : part is "running_var" ? "RunningVar" : Text.UpperFirst(part);
}
