using ConvGen.Generator.Declarations;
using ConvGen.Generator.Planning;

namespace ConvGen.Generator.Printing;

/// <summary>A file that the generator adds to the user's project.</summary>
internal sealed record GeneratedFile(string HintName, string Text);

/// <summary>Print: a network's files.</summary>
internal static class Emit
{
    /// <summary>The class itself, all that an editor needs.</summary>
    /// <param name="plans">The network's plans.</param>
    /// <param name="hasWeights">Whether the project embeds weights for it.</param>
    public static GeneratedFile Face(Plans plans, bool hasWeights = false) => new($"{Stem(plans)}.g.cs", FacePrinter.Print(plans, hasWeights));

    /// <summary>What the class runs: each layer alone, the kernels that only move numbers, those for each width of vectors, and the choice among them.</summary>
    public static EquatableArray<GeneratedFile> Kernels(Plans plans, IReadOnlyList<Target> targets) =>
    [
        new($"{Stem(plans)}.Layers.g.cs", LayersFile.Print(plans.Training.Network)),
        new($"{Stem(plans)}.Kernels.g.cs", DispatchFile.Print(plans, targets)),
        .. plans.All.SelectMany(own => Kernels(own.Plan, targets, $"{Stem(plans)}{own.Part}")),
    ];

    private static IEnumerable<GeneratedFile> Kernels(Plan plan, IReadOnlyList<Target> targets, string stem)
    {
        var kernels = Planning.Kernels.Of(plan, targets);
        return
        [
            new($"{stem}.Rows.g.cs", KernelFile.Rows(plan, kernels)),
            .. targets.Select(target => new GeneratedFile($"{stem}.Vector{CodeWriter.Number(target.Bits)}.g.cs", KernelFile.Vectors(plan, kernels, target))),
        ];
    }

    private static string Stem(Plans plans) => plans.Training.Network.Type.HintName;
}
