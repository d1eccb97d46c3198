using ConvGen.Generator.Declarations;

namespace ConvGen.Generator.Inference;

/// <summary>A tensor of parameters that a layer owns.</summary>
/// <param name="Name"><c>weight</c> or <c>bias</c>.</param>
/// <param name="Shape">Its shape, as PyTorch has it.</param>
/// <param name="Offset">Where it begins in the network's flat parameters.</param>
/// <param name="FanIn">Inputs that reach one output of the layer.</param>
/// <param name="FanOut">Outputs that one input of the layer reaches, as PyTorch counts them.</param>
/// <param name="Initial">The number that all of it starts as; null if it starts at random.</param>
internal sealed record Parameter(string Name, EquatableArray<int> Shape, int Offset, int FanIn, int FanOut, float? Initial = null)
{
    /// <summary>Floats in the tensor.</summary>
    public int Length => Shape.Aggregate(1, static (product, size) => product * size);
}
