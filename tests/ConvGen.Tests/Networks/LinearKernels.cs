using System.Runtime.CompilerServices;
using ConvGen.CompilerServices;

namespace ConvGen.Tests.Networks;

/// <summary>The layer's kernels, by the written definitions; lane = image.</summary>
internal static class LinearKernels
{
    public const int Inputs = 4;
    public const int Outputs = 3;
    public const int Parameters = Outputs * Inputs + Outputs;

    // Activations: x [k][lane], then a border that stays at its fill. Gradients: dx [k][lane].
    private const int Border = Inputs * Block.Lanes;

    public static NetworkLayout Layout() => new()
    {
        Parameters =
        [
            new("0.weight", [Outputs, Inputs], Offset: 0, FanIn: Inputs, FanOut: Outputs, IsBias: false),
            new("0.bias", [Outputs], Offset: Outputs * Inputs, FanIn: Inputs, FanOut: Outputs, IsBias: true),
        ],
        ActivationsLength = Border + 2,
        GradientsLength = Inputs * Block.Lanes,
        SumsLength = Outputs * Inputs + Outputs * Block.Lanes,
        Fills = [new(Border, 2, float.NegativeInfinity)],
        Layers = [new("Flatten1", "Flatten", [Inputs]), new("Linear1", "Linear", [Outputs])],
    };

    // Not xunit's, which allocates where the runtime must not.
    public static void Expect(bool condition)
    {
        if (!condition)
        {
            throw new InvalidOperationException("The runtime called a kernel in a way that it must not.");
        }
    }

    public static void Load(ref readonly Block block)
    {
        Expect(At(ref block.Activations, Border + 1) == float.NegativeInfinity);
        for (var lane = 0; lane < Block.Lanes; lane++)
        {
            for (var k = 0; k < Inputs; k++)
            {
                At(ref block.Activations, k * Block.Lanes + lane) = At(ref block.Images, lane * Inputs + k);
            }
        }
    }

    public static void Forward(ref readonly Block block)
    {
        for (var lane = 0; lane < Block.Lanes; lane++)
        {
            for (var o = 0; o < Outputs; o++)
            {
                var sum = At(ref block.Parameters, Outputs * Inputs + o);
                for (var k = 0; k < Inputs; k++)
                {
                    sum = MathF.FusedMultiplyAdd(At(ref block.Parameters, o * Inputs + k), At(ref block.Activations, k * Block.Lanes + lane), sum);
                }

                At(ref block.Outputs, lane * Outputs + o) = sum;
            }
        }
    }

    public static void Backward(ref readonly Block block)
    {
        for (var lane = 0; lane < Block.Lanes; lane++)
        {
            for (var k = 0; k < Inputs; k++)
            {
                var sum = 0f;
                for (var o = 0; o < Outputs; o++)
                {
                    sum = MathF.FusedMultiplyAdd(At(ref block.Parameters, o * Inputs + k), At(ref block.OutputGradient, lane * Outputs + o), sum);
                }

                At(ref block.Gradients, k * Block.Lanes + lane) = sum;
            }

            for (var o = 0; o < Outputs; o++)
            {
                var dy = At(ref block.OutputGradient, lane * Outputs + o);
                At(ref block.Sums, Outputs * Inputs + o * Block.Lanes + lane) += dy;
                for (var k = 0; k < Inputs; k++)
                {
                    ref var sum = ref At(ref block.Sums, o * Inputs + k);
                    sum = MathF.FusedMultiplyAdd(dy, At(ref block.Activations, k * Block.Lanes + lane), sum);
                }
            }
        }
    }

    public static void Store(ref readonly Block block)
    {
        for (var i = 0; !Unsafe.IsNullRef(ref block.InputGradient) && i < Inputs * Block.Lanes; i++)
        {
            At(ref block.InputGradient, i) = At(ref block.Gradients, i % Inputs * Block.Lanes + i / Inputs);
        }
    }

    public static void Fold(ref float sums, ref float parameterGradient)
    {
        for (var i = 0; i < Outputs * Inputs; i++)
        {
            At(ref parameterGradient, i) = At(ref sums, i);
        }

        Lanes.Fold(ref At(ref sums, Outputs * Inputs), ref At(ref parameterGradient, Outputs * Inputs), Outputs);
    }

    private static ref float At(ref float start, int index) => ref Unsafe.Add(ref start, index);
}
