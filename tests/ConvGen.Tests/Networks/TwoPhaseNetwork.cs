using ConvGen.CompilerServices;

namespace ConvGen.Tests.Networks;

/// <summary>The same layer in two phases: what one phase leaves in a block's buffers, the next one must find there.</summary>
internal sealed class TwoPhaseNetwork : FakeNetwork<TwoPhaseNetwork>, INetwork<TwoPhaseNetwork>
{
    private static int s_loaded;
    private static int s_returned;

    public TwoPhaseNetwork(int seed = 0)
        : base(Initialized(seed))
    {
    }

    private TwoPhaseNetwork(NetworkState state)
        : base(state)
    {
    }

    public static int InputLength => LinearKernels.Inputs;

    public static int OutputLength => LinearKernels.Outputs;

    public static NetworkLayout Layout { get; } = LinearKernels.Layout() with
    {
        ForwardPhases = 2,
        BackwardPhases = 2,
        ForwardStatistics = [default],
        BackwardStatistics = [default],
        HasPrediction = true,
        PredictionLength = LinearKernels.Layout().ActivationsLength,
        PredictionFills = LinearKernels.Layout().Fills,
    };

    /// <summary>Blocks that had ended the first phase forward when the first block began the second, and likewise on the way back.</summary>
    public static (int Forward, int Backward) Seen { get; private set; }

    int INetwork.InputLength => InputLength;

    int INetwork.OutputLength => OutputLength;

    public static void Reset() => (s_loaded, s_returned, Seen) = (0, 0, default);

    public TwoPhaseNetwork Clone() => new(State.Clone());

    public static void RunForward(int phase, ref readonly Block block)
    {
        if (phase == 0)
        {
            LinearKernels.Load(in block);
            Interlocked.Increment(ref s_loaded);
        }
        else
        {
            if (Seen.Forward == 0)
            {
                Seen = Seen with { Forward = s_loaded };
            }

            LinearKernels.Forward(in block);
        }
    }

    public static void RunBackward(int phase, ref readonly Block block)
    {
        if (phase == 0)
        {
            LinearKernels.Backward(in block);
            Interlocked.Increment(ref s_returned);
        }
        else
        {
            if (Seen.Backward == 0)
            {
                Seen = Seen with { Backward = s_returned };
            }

            LinearKernels.Store(in block);
        }
    }

    public static new void RunPrediction(ref readonly Block block)
    {
        LinearKernels.Load(in block);
        LinearKernels.Forward(in block);
    }

    public static new void FoldForward(int phase, ref float sums, ref float statistics) => LinearKernels.Expect(phase == 0);

    public static new void FoldBackward(int phase, ref float sums, ref float statistics) => LinearKernels.Expect(phase == 0);

    public static void Fold(ref float sums, ref float parameterGradient) => LinearKernels.Fold(ref sums, ref parameterGradient);
}
