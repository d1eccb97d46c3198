using System.Runtime.CompilerServices;
using ConvGen.CompilerServices;

namespace ConvGen.Tests.Networks;

/// <summary>Dropout of half the elements, five of them, in one phase; predictions double what they get, to be told apart.</summary>
internal sealed class DropoutNetwork : FakeNetwork<DropoutNetwork>, INetwork<DropoutNetwork>
{
    public const int Length = 5, Layer = 7;
    public const float P = 0.5f;

    public DropoutNetwork()
        : base(Initialized(seed: 0))
    {
    }

    private DropoutNetwork(NetworkState state)
        : base(state)
    {
    }

    public static int InputLength => Length;

    public static int OutputLength => Length;

    // Activations: something else, then the mask. A prediction's: a stretch that stays at its fill.
    public static NetworkLayout Layout { get; } = new()
    {
        InputChannels = 5,
        Parameters = [],
        ActivationsLength = (1 + Length) * Block.Lanes,
        GradientsLength = 0,
        SumsLength = 0,
        Dropouts = [new(Layer, Offset: Block.Lanes, Length, P)],
        HasPrediction = true,
        PredictionLength = 3,
        PredictionFills = [new(1, 2, 2f)],
    };

    int INetwork.InputLength => InputLength;

    int INetwork.OutputLength => OutputLength;

    public DropoutNetwork Clone() => new(State.Clone());

    public static void RunForward(int phase, ref readonly Block block) => Multiply(ref block.Images, ref block.Outputs, in block);

    public static void RunBackward(int phase, ref readonly Block block)
    {
        if (!Unsafe.IsNullRef(ref block.InputGradient))
        {
            Multiply(ref block.OutputGradient, ref block.InputGradient, in block);
        }
    }

    public static new void RunPrediction(ref readonly Block block)
    {
        for (var i = 0; i < Length * Block.Lanes; i++)
        {
            Unsafe.Add(ref block.Outputs, i) = Unsafe.Add(ref block.Images, i) * Unsafe.Add(ref block.Activations, 2);
        }
    }

    public static void Fold(ref float sums, ref float parameterGradient)
    {
    }

    private static void Multiply(ref float from, ref float to, ref readonly Block block)
    {
        for (var i = 0; i < Length * Block.Lanes; i++)
        {
            var (lane, element) = (i / Length, i % Length);
            Unsafe.Add(ref to, i) = Unsafe.Add(ref from, i) * Unsafe.Add(ref block.Activations, (1 + element) * Block.Lanes + lane);
        }
    }
}
