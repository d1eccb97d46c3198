using ConvGen.Tests.Networks;

namespace ConvGen.Tests.Training;

/// <summary>Alone, since what all threads of the process allocate is counted.</summary>
[CollectionDefinition(nameof(AllocationTests), DisableParallelization = true)]
[Collection(nameof(AllocationTests))]
public sealed class AllocationTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void PredictAndStepAllocateNothingAfterTheirFirstCalls(int threads)
    {
        const int count = 300;
        var (images, labels) = (Numbers.Random(count * LinearKernels.Inputs, seed: 1), Numbers.Labels(count, seed: 2));
        var outputs = new float[count * LinearKernels.Outputs];
        var classes = new int[count];
        var network = new LinearNetwork();
        using var trainer = new Trainer<LinearNetwork>(network, new SGD(0.1f) { Momentum = 0.9f }, new() { Threads = threads });
        using var other = new Trainer<LinearNetwork>(network, new Adam(), new()
        {
            Threads = threads,
            Loss = new CrossEntropyLoss { LabelSmoothing = 0.1f, Weight = [1, 2, 3] },
            Schedule = new SequentialLR([new LinearLR(), new CosineAnnealingLR(100), new MultiStepLR([7, 9])], [10, 1000]),
            MaxGradientNorm = 0.1f,
        });
        network.State.Freeze(1, true);

        // Which threads come to help is up to the scheduler, so it may take some calls until each has its buffers.
        Assert.Contains(Enumerable.Range(0, 20), _ => AllocatedIn(100) == 0);

        long AllocatedIn(int calls)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            for (var i = 0; i < calls; i++)
            {
                network.Predict(images, outputs, threads);
                network.Classify(images, classes, threads);
                network.PredictProbabilities(images, outputs, threads);
                trainer.Step(images, labels);
                other.Step(images, labels);
            }

            return GC.GetTotalAllocatedBytes(precise: true) - before;
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void NorDoGeneratedNetworksForOneImageAndForMany(int threads)
    {
        const int count = 83;
        var network = new Smoke.LeNet();
        var (images, labels) = (Numbers.Random(count * Smoke.LeNet.InputLength, seed: 1), new int[count]);
        var outputs = new float[count * Smoke.LeNet.OutputLength];
        using var trainer = new Trainer<Smoke.LeNet>(network, new SGD(0.01f), new() { Threads = threads });
        Assert.Contains(Enumerable.Range(0, 20), _ => AllocatedIn(20) == 0);

        long AllocatedIn(int calls)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            for (var i = 0; i < calls; i++)
            {
                network.Predict(images.AsSpan(0, Smoke.LeNet.InputLength), outputs.AsSpan(0, Smoke.LeNet.OutputLength), threads);
                network.Predict(images, outputs, threads);
                // The step writes the parameters, so the next prediction packs them.
                trainer.Step(images, labels);
            }

            return GC.GetTotalAllocatedBytes(precise: true) - before;
        }
    }
}
