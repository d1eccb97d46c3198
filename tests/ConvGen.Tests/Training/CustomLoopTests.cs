using ConvGen.Tests.Determinism;

namespace ConvGen.Tests.Training;

/// <summary>A loop of one's own gives the bits of <see cref="Trainer{T}"/>, settings and all, on generated networks.</summary>
public sealed class CustomLoopTests
{
    private const int Images = 150, Steps = 4;

    private static readonly ISchedule s_schedule = new SequentialLR([new LinearLR(0.1, 1, 2), new CosineAnnealingLR(10)], [2]);

    public static TheoryData<IOptimizer> Optimizers() => [new SGD(0.1f) { Momentum = 0.9f, WeightDecay = 1e-3f }, new Adam(), new AdamW()];

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Classes(IOptimizer optimizer)
    {
        var loss = new CrossEntropyLoss { LabelSmoothing = 0.1f, Weight = [1, 2, 3, 1, 2, 3, 1, 2, 3, 1], IgnoreIndex = 4 };
        Check<Smoke.LeNet, int>(optimizer, loss, step => [.. Enumerable.Range(0, Images).Select(n => (7 * n + step) % 10)], (trainer, images, labels) => trainer.Step(images, labels));
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Values(IOptimizer optimizer) => Check<Golden.TwoLayerBackprop, float>(
        optimizer, new BCEWithLogitsLoss(), step => Target(Images * Golden.TwoLayerBackprop.OutputLength, step), (trainer, images, targets) => trainer.Step(images, targets));

    [Fact]
    public void NormAndUpdatesOfManyChunksDoNotDependOnThreads()
    {
        float[] Train(int threads)
        {
            var network = new Smoke.LeNet(seed: 1);
            using var trainer = new Trainer<Smoke.LeNet>(network, new Adam(), new() { Threads = threads, MaxGradientNorm = 0.05f });
            network.Linear1.Freeze();
            var frozen = network.Linear1.Weight[0, 0];
            float[] norms = [.. Enumerable.Range(0, 3).Select(step =>
            {
                trainer.Step(GeneratedNetwork.Images(Images, Smoke.LeNet.InputLength, step), new int[Images]);
                return trainer.GradientNorm!.Value;
            })];
            Assert.Equal(frozen, network.Linear1.Weight[0, 0]);
            return [.. network.Parameters, .. trainer.Gradient, .. norms];
        }

        var expected = Train(1);
        Bits.AssertEqual("2 threads", expected, Train(2));
        Bits.AssertEqual("5 threads", expected, Train(5));
    }

    private static void Check<T, TTarget>(IOptimizer optimizer, ILoss<TTarget> loss, Func<int, TTarget[]> targetsOf, Func<Trainer<T>, float[], TTarget[], float> stepOf)
        where T : class, INetwork<T>
        where TTarget : unmanaged
    {
        T trained = (T)Activator.CreateInstance(typeof(T), 3)!, looped = (T)Activator.CreateInstance(typeof(T), 3)!;
        using var trainer = new Trainer<T>(trained, optimizer, new() { Threads = 2, Loss = loss, Schedule = s_schedule, MaxGradientNorm = 0.1f });

        var state = new OptimizerState(optimizer.Slots, looped.Parameters.Length);
        var outputGradient = new float[Images * T.OutputLength];
        var gradient = new float[looped.Parameters.Length];
        for (var step = 0; step < Steps; step++)
        {
            float[] images = GeneratedNetwork.Images(Images, T.InputLength, step);
            TTarget[] targets = targetsOf(step);
            var perImage = targets.Length / Images;
            var scale = loss.Scale(targets, Images, T.OutputLength);
            var sum = 0.0;
            using (ForwardPass pass = looped.Forward(images))
            {
                for (var n = 0; n < Images; n++)
                {
                    var own = outputGradient.AsSpan(n * T.OutputLength, T.OutputLength);
                    sum += loss.Image(pass.Output.Slice(n * T.OutputLength, T.OutputLength), targets.AsSpan(n * perImage, perImage), scale, own);
                }

                pass.Backward(outputGradient, gradient);
                pass.UpdateStatistics();
            }

            var norm = GradientClipping.ClipNorm(gradient, 0.1f);
            float[] clipped = [.. gradient];
            optimizer.Update(new(state.Steps, s_schedule.Factor(state.Steps)), looped.Parameters, gradient, state.All);
            state.Steps++;

            Assert.Equal(stepOf(trainer, images, targets), (float)(scale * sum));
            Assert.Equal(trainer.GradientNorm, norm);
            Bits.AssertEqual($"gradient of step {step}", clipped, trainer.Gradient.ToArray());
            Bits.AssertEqual($"parameters after step {step}", [.. looped.Parameters], [.. trained.Parameters]);
        }
    }

    private static float[] Target(int count, int seed) => Array.ConvertAll(Networks.Numbers.Random(count, seed), x => x > 0 ? 1f : 0f);
}
