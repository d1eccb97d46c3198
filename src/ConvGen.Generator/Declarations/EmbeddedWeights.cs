using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvGen.Generator.Declarations;

/// <summary>An item <c>ConvGenWeights</c> of the project: a file that build/ConvGen.targets embeds.</summary>
/// <param name="Path">The file.</param>
/// <param name="Network">The full name of the network that it is for; empty if the item names none.</param>
internal sealed record EmbeddedWeights(string Path, string Network)
{
    /// <summary>The item, or null if the file is another one.</summary>
    public static EmbeddedWeights? Of(AdditionalText file, AnalyzerConfigOptionsProvider options)
    {
        var metadata = options.GetOptions(file);
        return metadata.TryGetValue("build_metadata.AdditionalFiles.ConvGenItem", out var item) && item == "Weights"
            ? new EmbeddedWeights(file.Path, metadata.TryGetValue("build_metadata.AdditionalFiles.ConvGenNetwork", out var network) ? network.Trim() : "")
            : null;
    }

    /// <summary>The name under which the file is found in the assembly.</summary>
    public static string Resource(string network) => $"ConvGen.Weights.{network}";
}
