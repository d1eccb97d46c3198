using System.Globalization;

namespace ConvGen.Benchmarks.Measuring;

/// <summary>Something that every library can be asked to do.</summary>
/// <param name="Model">The name of a network here, in small letters.</param>
/// <param name="What"><c>predict</c>, or <c>train</c> for one step: forward, backward and update.</param>
internal sealed record Case(string Model, string What, int Threads, int Batch)
{
    /// <summary>LeNet on one thread and on two, then single layers on one.</summary>
    public static readonly IReadOnlyList<Case> All =
    [
        .. from threads in (int[])[1, 2] from batch in (int[])[1, 256] select new Case("lenet", "predict", threads, batch),
        .. from threads in (int[])[1, 2] select new Case("lenet", "train", threads, 256),
        .. from model in (string[])["conv64", "conv512", "depthwise256"] from batch in (int[])[1, 16] select new Case(model, "predict", 1, batch),
    ];

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Model} {What} {Threads} {Batch}");
}
