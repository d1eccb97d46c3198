using System.Collections.Immutable;

namespace ConvGen.Tests.Training;

/// <summary>Schedules are PyTorch's, whose scheduler computes each learning rate from the last one; these are closed forms.</summary>
public sealed class ScheduleTests
{
    [Theory]
    [InlineData(30, 0.1)]
    [InlineData(1, 0.5)]
    [InlineData(7, 1.5)]
    public void StepLRMultipliesEverySoManySteps(int stepSize, double gamma) =>
        Follows(new StepLR(stepSize, gamma), 1, (step, rate) => step % stepSize == 0 ? rate * gamma : rate);

    [Fact]
    public void ExponentialLRMultipliesEveryStep() => Follows(new ExponentialLR(0.97), 1, (_, rate) => rate * 0.97);

    [Fact]
    public void MultiStepLRMultipliesAtEachMilestone() =>
        Follows(new MultiStepLR([30, 80, 80, 81], 0.3), 1, (step, rate) => step switch { 30 or 81 => rate * 0.3, 80 => rate * 0.3 * 0.3, _ => rate });

    [Theory]
    [InlineData(100, 0.0)]
    [InlineData(50, 0.1)]
    [InlineData(7, 0.0)]
    public void CosineAnnealingLRIsHalfAWaveAndRisesAgain(int tMax, double least) => Follows(new CosineAnnealingLR(tMax, least), 1, (step, rate) =>
        (step - 1 - tMax) % (2 * tMax) == 0
            ? rate + (1 - least) * (1 - Math.Cos(Math.PI / tMax)) / 2
            : (1 + Math.Cos(Math.PI * step / tMax)) / (1 + Math.Cos(Math.PI * (step - 1) / tMax)) * (rate - least) + least);

    [Theory]
    [InlineData(1.0 / 3, 1.0, 5)]
    [InlineData(0.5, 0.0, 10)]
    [InlineData(1.0, 0.25, 1)]
    public void LinearLRIsAStraightLine(double start, double end, int total) => Follows(new LinearLR(start, end, total), start, (step, rate) =>
        step > total ? rate : rate * (1 + (end - start) / (total * start + (step - 1) * (end - start))));

    [Fact]
    public void PublishedExamples()
    {
        // The comments in the documentation of torch.optim.lr_scheduler, all with a learning rate of 0.05.
        Is([0.025, 0.03125, 0.0375, 0.04375, 0.05, 0.05], new LinearLR(startFactor: 0.5, totalIters: 4), [0, 1, 2, 3, 4, 5]);
        Is([0.05, 0.05, 0.005, 0.005, 0.0005], new StepLR(stepSize: 30, gamma: 0.1), [0, 29, 30, 59, 60]);
        Is([0.05, 0.05, 0.005, 0.005, 0.0005], new MultiStepLR([30, 80], gamma: 0.1), [0, 29, 30, 79, 80]);
        Is([0.05, 0.025, 0], new CosineAnnealingLR(10), [0, 5, 10]);
        Is([0.05 / 3, 0.05], new LinearLR(), [0, 5]);

        static void Is(double[] rates, ISchedule schedule, long[] steps) =>
            Assert.All(steps.Zip(rates), pair => Assert.Equal(pair.Second, 0.05 * schedule.Factor(pair.First), 1e-16));
    }

    [Fact]
    public void SequentialLRStartsEachScheduleAnew()
    {
        ISchedule[] parts = [new LinearLR(0.1, 1, 20), new CosineAnnealingLR(50), new ExponentialLR(0.9)];
        var schedule = new SequentialLR([.. parts], [20, 70]);
        for (var step = 0; step < 100; step++)
        {
            Assert.Equal(step < 20 ? parts[0].Factor(step) : step < 70 ? parts[1].Factor(step - 20) : parts[2].Factor(step - 70), schedule.Factor(step));
        }

        Assert.Equal((0.1, 1.0, 1.0), (schedule.Factor(0), schedule.Factor(20), schedule.Factor(70)));
    }

    [Fact]
    public void SchedulesAreValues()
    {
        Assert.Equal(new StepLR(3), new StepLR(3, 0.1));
        Assert.NotEqual<ISchedule>(new StepLR(3), new StepLR(4));
        Assert.Equal(new MultiStepLR([1, 2]), new MultiStepLR(ImmutableArray.Create<long>(1, 2)));
        Assert.NotEqual(new MultiStepLR([1, 2]), new MultiStepLR([1, 3]));
        var both = new SequentialLR([new LinearLR(), new StepLR(3)], [5]);
        Assert.Equal(both, new SequentialLR([new LinearLR(), new StepLR(3)], [5]));
        Assert.Equal(both.GetHashCode(), new SequentialLR([new LinearLR(), new StepLR(3)], [5]).GetHashCode());
        Assert.NotEqual(both, new SequentialLR([new LinearLR(), new StepLR(4)], [5]));
    }

    [Fact]
    public void BadSettingsAreToldWithTheirValues()
    {
        Refused("stepSize is 0; it must be at least 1.", () => new StepLR(0));
        Refused("tMax is -1; it must be at least 1.", () => new CosineAnnealingLR(-1));
        Refused("etaMinFactor is NaN; it must be at least 0 and finite.", () => new CosineAnnealingLR(1, double.NaN));
        Refused("totalIters is 0; it must be at least 1.", () => new LinearLR(totalIters: 0));
        Refused("gamma is -0.5; it must be at least 0 and finite.", () => new ExponentialLR(-0.5));
        Refused("Starting multiplicative factor expected to be greater than 0 and less or equal to 1; it is 0.", () => new LinearLR(0));
        Refused("Ending multiplicative factor expected to be between 0 and 1; it is 1.5.", () => new LinearLR(1, 1.5));
        Refused("milestones[1] is 4; it must be at least 5", () => new MultiStepLR([5, 4]));
        Refused("milestones[0] is -1; it must be at least 0", () => new MultiStepLR([-1]));
        Refused("but got number of schedulers 1 and the number of milestones 1.", () => new SequentialLR([new StepLR(1)], [1]));
        Refused("schedules[1] is null.", () => new SequentialLR([new StepLR(1), null!], [1]));

        static void Refused(string message, Func<object> action) =>
            Assert.Contains(message, Assert.ThrowsAny<ArgumentException>(action).Message, StringComparison.Ordinal);
    }

    /// <summary>Holds a schedule against PyTorch's <c>get_lr</c>, which makes a step's rate from that of the step before.</summary>
    private static void Follows(ISchedule schedule, double first, Func<int, double, double> next)
    {
        var rate = first;
        Assert.Equal(first, schedule.Factor(0), 1e-16);
        for (var step = 1; step < 130; step++)
        {
            rate = next(step, rate);
            Assert.Equal(rate, schedule.Factor(step), Math.Max(1e-13, 1e-13 * rate));
        }
    }
}
