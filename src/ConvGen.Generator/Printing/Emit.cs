using ConvGen.Generator.Declarations;
using ConvGen.Generator.Planning;

namespace ConvGen.Generator.Printing;

/// <summary>A file that the generator adds to the user's project.</summary>
internal sealed record GeneratedFile(string HintName, string Text);

/// <summary>A kernel whose best tile no method could hold.</summary>
/// <param name="Kernel">The kernel.</param>
/// <param name="Bits">The width of its vectors.</param>
/// <param name="Tile">The tile that it does not have.</param>
internal sealed record ShrunkTile(string Kernel, int Bits, string Tile);

/// <summary>The files of a network's kernels, and those of them that could be faster.</summary>
internal sealed record PrintedKernels(EquatableArray<GeneratedFile> Files, EquatableArray<ShrunkTile> Shrunk);

/// <summary>Print: a network's files.</summary>
internal static class Emit
{
    /// <summary>The class itself, all that an editor needs.</summary>
    /// <param name="plans">The network's plans.</param>
    /// <param name="hasWeights">Whether the project embeds weights for it.</param>
    public static GeneratedFile Face(Plans plans, bool hasWeights = false) => new($"{Stem(plans)}.g.cs", FacePrinter.Print(plans, hasWeights));

    /// <summary>What the class runs: each layer alone, the kernels that only move numbers, those for each width of vectors, and the choice among them.</summary>
    public static PrintedKernels Kernels(Plans plans, IReadOnlyList<Target> targets)
    {
        var own = plans.All.Select(plan => (plan.Plan, plan.Part, Kernels: Planning.Kernels.Of(plan.Plan, targets))).ToList();
        return new(
            [
                new($"{Stem(plans)}.Layers.g.cs", LayersFile.Print(plans.Training.Network)),
                new($"{Stem(plans)}.Kernels.g.cs", DispatchFile.Print(plans, targets)),
                .. own.SelectMany(plan => Files(plan.Plan, plan.Kernels, targets, $"{Stem(plans)}{plan.Part}")),
            ],
            [.. own.SelectMany(plan => targets.SelectMany(target => plan.Kernels[target].Where(kernel => kernel.TooLong is not null).Select(kernel => new ShrunkTile(kernel.Nest.Name, target.Bits, kernel.TooLong!))))]);
    }

    private static IEnumerable<GeneratedFile> Files(Plan plan, Kernels kernels, IReadOnlyList<Target> targets, string stem) =>
    [
        new($"{stem}.Rows.g.cs", KernelFile.Rows(plan, kernels)),
        .. targets.Select(target => new GeneratedFile($"{stem}.Vector{CodeWriter.Number(target.Bits)}.g.cs", KernelFile.Vectors(plan, kernels, target))),
    ];

    private static string Stem(Plans plans) => plans.Training.Network.Type.HintName;
}
