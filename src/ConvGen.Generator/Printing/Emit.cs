using ConvGen.Generator.Declarations;
using ConvGen.Generator.Inference;
using ConvGen.Generator.Nests;
using ConvGen.Generator.Planning;

namespace ConvGen.Generator.Printing;

/// <summary>A file that the generator adds to the user's project.</summary>
internal sealed record GeneratedFile(string HintName, string Text);

/// <summary>Plan and Print: a network's files.</summary>
internal static class Emit
{
    /// <summary>The class itself, the kernels that only move numbers, and the kernels for each width of vectors.</summary>
    public static EquatableArray<GeneratedFile> Files(Network network)
    {
        var plan = Planner.Of(network);
        var kernels = Kernels.Of(plan);
        string stem = network.Type.HintName;
        return
        [
            new($"{stem}.g.cs", FacePrinter.Print(plan)),
            new($"{stem}.Rows.g.cs", KernelFile.Rows(plan, kernels)),
            .. Target.All.Select(target => new GeneratedFile($"{stem}.Vector{CodeWriter.Number(target.Bits)}.g.cs", KernelFile.Vectors(plan, kernels, target))),
        ];
    }
}
