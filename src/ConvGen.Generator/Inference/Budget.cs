using System.Numerics;

namespace ConvGen.Generator.Inference;

/// <summary>How large a network may be: offsets into a block's buffers are 32-bit numbers.</summary>
internal static class Budget
{
    /// <summary>Images in a block, each a lane.</summary>
    public const int Lanes = 16;

    /// <summary>Floats per image that one tensor, or all tensors together, may have.</summary>
    public const int TensorLength = int.MaxValue / Lanes;

    /// <summary>Floats that all parameters may have together; a .NET array's limit.</summary>
    public const int ParametersLength = 0x7FFFFFC7;

    /// <summary>Terms that a layer may have to be written out in full.</summary>
    public const int FullTerms = 500;

    /// <summary>Layers that a network may have: each is code of its own, and the compiler's time and memory grow with it.</summary>
    public const int Layers = 1000;

    /// <summary>Whether a layer's tensor is small enough; if not, that is reported.</summary>
    public static bool Check(LayerContext context, string tensor, string shape, BigInteger length, string? argument)
    {
        if (length <= TensorLength)
        {
            return true;
        }

        context.Report(ProblemId.TooLarge, argument, $"{context.Name}'s {tensor}", $"{shape} = {Text.Grouped(length)}", Text.Grouped(TensorLength));
        return false;
    }
}
