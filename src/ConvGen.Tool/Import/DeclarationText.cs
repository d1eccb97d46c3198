using System.Text;

namespace ConvGen.Tool.Import;

/// <summary>The C# file of an imported network.</summary>
internal static class DeclarationText
{
    /// <summary>Writes the declaration; lines end with <c>\n</c>.</summary>
    /// <param name="network">The network.</param>
    /// <param name="names">Given names of layers; null where a layer has none.</param>
    /// <param name="className">The class.</param>
    /// <param name="space">Its namespace, or null.</param>
    /// <param name="source">The model's file name, for the comment.</param>
    public static string Of(ImportedNetwork network, IReadOnlyList<string?> names, string className, string? space, string source)
    {
        var text = new StringBuilder();
        text.Append("using ConvGen;\n\n");
        if (space is not null)
        {
            text.Append("namespace ").Append(space).Append(";\n\n");
        }

        text.Append("/// <summary>The network of ").Append(Plain(source)).Append("; its weights are in ").Append(className).Append(".safetensors.</summary>\n");
        text.Append("[Network(").Append(string.Join(", ", network.Input.Select(Text.Of))).Append(")]\n");
        foreach (var (layer, name) in network.Layers.Zip(names))
        {
            string[] arguments = [.. layer.Declared.Arguments, .. name is null ? [] : new[] { $"Name = \"{name}\"" }];
            text.Append('[').Append(layer.Declared.Kind).Append(arguments.Length > 0 ? $"({string.Join(", ", arguments)})" : "").Append("]\n");
        }

        return text.Append("public partial class ").Append(className).Append(";\n").ToString();
    }

    // A file's name may have what a comment in XML may not.
    private static string Plain(string name) => string.Concat(name.Select(c => c is '<' or '>' or '&' || char.IsControl(c) ? '_' : c));
}
