using ConvGen.Tests.Training;

namespace ConvGen.Tests.Networks;

/// <summary>Phases, masks and bytes take their memory from pools as well.</summary>
[Collection(nameof(AllocationTests))]
public sealed class ExecutionAllocationTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void PhasesAllocateNothingAfterTheirFirstCalls(int threads)
    {
        const int count = 300;
        var (floats, bytes, targets) = (new float[count * NormKernels.Length], new byte[count * NormKernels.Length], Numbers.Labels(count, seed: 2));
        var (outputs, gradient, inputGradient) = (new float[floats.Length], new float[4], new float[floats.Length]);
        var network = new NormNetwork();
        var normalize = new Normalize([0.5f], [0.25f]);
        using var trainer = new Trainer<NormNetwork>(network, new SGD(0.1f), new() { Threads = threads, Normalize = normalize });
        AllocatesNothing(() =>
        {
            network.Predict(floats, outputs, threads);
            network.Predict(bytes, outputs, normalize, threads);
            network.Backward(floats, outputs, gradient, inputGradient);
            trainer.Step(floats, targets);
            trainer.Step(bytes, targets);
        });
    }

    [Fact]
    public void MasksAllocateNothingAfterTheirFirstCalls()
    {
        var (floats, targets, outputs) = (new float[100 * DropoutNetwork.Length], new int[100], new float[100 * DropoutNetwork.Length]);
        var network = new DropoutNetwork();
        using var trainer = new Trainer<DropoutNetwork>(network, new SGD(0.1f), new() { Threads = 2 });
        AllocatesNothing(() =>
        {
            network.Predict(floats, outputs);
            trainer.Step(floats, targets);
        });
    }

    // Which threads come to help is up to the scheduler, so it may take some calls until each has its buffers.
    private static void AllocatesNothing(Action action) => Assert.Contains(Enumerable.Range(0, 20), _ =>
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        for (var i = 0; i < 50; i++)
        {
            action();
        }

        return GC.GetTotalAllocatedBytes(precise: true) == before;
    });
}
