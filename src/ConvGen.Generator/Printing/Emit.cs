using ConvGen.Generator.Declarations;
using ConvGen.Generator.Inference;
using ConvGen.Generator.Planning;

namespace ConvGen.Generator.Printing;

/// <summary>A file that the generator adds to the user's project.</summary>
internal sealed record GeneratedFile(string HintName, string Text);

/// <summary>Plan and Print: a network's files.</summary>
internal static class Emit
{
    /// <summary>The class itself, each layer alone, the kernels that only move numbers, and the kernels for each width of vectors.</summary>
    /// <param name="network">The network.</param>
    /// <param name="hasWeights">Whether the project embeds weights for it.</param>
    public static EquatableArray<GeneratedFile> Files(Network network, bool hasWeights = false)
    {
        var training = Planner.Of(network);
        var prediction = Planner.Prediction(network);
        var single = SinglePlanner.Of(network);
        string stem = network.Type.HintName;
        return
        [
            new($"{stem}.g.cs", FacePrinter.Print(training, prediction, single, hasWeights)),
            new($"{stem}.Layers.g.cs", LayersFile.Print(network)),
            .. Kernels(training, stem),
            .. prediction is null ? [] : Kernels(prediction, $"{stem}.Prediction"),
            .. single is null ? [] : Kernels(single, $"{stem}.Single"),
        ];
    }

    private static IEnumerable<GeneratedFile> Kernels(Plan plan, string stem)
    {
        var kernels = Planning.Kernels.Of(plan);
        return
        [
            new($"{stem}.Rows.g.cs", KernelFile.Rows(plan, kernels)),
            .. Target.All.Select(target => new GeneratedFile($"{stem}.Vector{CodeWriter.Number(target.Bits)}.g.cs", KernelFile.Vectors(plan, kernels, target))),
        ];
    }
}
