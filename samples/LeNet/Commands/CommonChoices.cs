using System.CommandLine;
using Samples.Training;

namespace Samples.Commands;

/// <summary>The options that several commands have.</summary>
internal static class CommonChoices
{
    public static Option<bool> Json { get; } = new("--json")
    {
        Description = "Print results as one JSON document on standard output, and everything else on standard error.",
        Recursive = true,
    };

    public static Choice<string> Data() => Choice<string>.Text(
        "--data", "Folder with the four IDX files of Fashion-MNIST, plain or gzipped. [default: samples/data/fashion-mnist of this repository]", "folder", "a folder");

    public static Choice<string> WeightsFile() => Choice<string>.Text(
        "--weights", $"Weights that 'train' has written; the variant follows from them. [default: {Weights.FileName}]", "file", "a file");

    public static Choice<int?> Threads() => Choice<int>.Number<int>(
        "--threads", "Threads to work on; the result has the same bits on any number of them. [default: all cores]", "a whole number from 1 to 1024", n => n is >= 1 and <= 1024);

    public static Choice<Variant> VariantOf() => Choice<Variant>.OneOf(
        "--variant", "The network: d2l's (sigmoid, average pooling) or the modern one (ReLU, max pooling). [default: d2l]", Variant.All);
}
