namespace ConvGen;

/// <summary>All that a safetensors file holds.</summary>
/// <param name="Metadata">The header's free text.</param>
/// <param name="Tensors">The tensors in the order of their data.</param>
internal sealed record SafeTensorsContent(IReadOnlyDictionary<string, string> Metadata, IReadOnlyList<SafeTensor> Tensors);
