using System.Reflection;
using ConvGen.Benchmarks.Networks;
using Samples;

namespace ConvGen.Benchmarks.Measuring;

/// <summary>ConvGen on each case.</summary>
internal static class WholeNetworks
{
    private static readonly string s_version = typeof(INetwork).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    public static IEnumerable<Figure> Measure(double seconds) =>
        Case.All.Select(one => Figure.Of($"convgen {s_version}", one, one.What == "train" ? Train(one, seconds) : Predict(one, seconds)));

    public static INetwork Create(string model) => model switch
    {
        "lenet" => new LeNet(),
        "conv64" => new Conv64(),
        "conv512" => new Conv512(),
        "depthwise256" => new Depthwise256(),
        _ => throw new ArgumentException($"'{model}' is no network here; expected one of {string.Join(", ", Case.All.Select(one => one.Model).Distinct())}."),
    };

    private static (double Median, double Minimum) Predict(Case one, double seconds)
    {
        INetwork network = Create(one.Model);
        float[] images = Numbers.Between0And1(one.Batch * network.InputLength), outputs = new float[one.Batch * network.OutputLength];
        return Stopwatches.Repeat(() => network.Predict(images, outputs, one.Threads), seconds);
    }

    private static (double Median, double Minimum) Train(Case one, double seconds)
    {
        using var trainer = new Trainer<LeNet>(new LeNet(), new SGD(0.9f), new TrainerOptions { Threads = one.Threads });
        float[] images = Numbers.Between0And1(one.Batch * LeNet.InputLength);
        int[] labels = [.. Enumerable.Range(0, one.Batch).Select(i => i % LeNet.OutputLength)];
        return Stopwatches.Repeat(() => trainer.Step(images, labels), seconds);
    }
}
