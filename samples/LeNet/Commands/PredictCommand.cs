using System.CommandLine;
using ConvGen;
using Samples.Data;
using Samples.Results;
using Samples.Training;
using Samples.Views;

namespace Samples.Commands;

/// <summary><c>predict</c>: classifies the images of an IDX file with saved weights.</summary>
internal sealed class PredictCommand : Command
{
    private readonly Argument<string?> _images = new("images")
    {
        Description = "IDX file of 28 × 28 images, plain or gzipped. [default: the test images of Fashion-MNIST]",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Choice<string> _weights = CommonChoices.WeightsFile();
    private readonly Choice<int?> _first = Choice<int>.Number<int>("--first", "The first image to classify, counted from 0. [default: 0]", "a whole number from 0", n => n >= 0);
    private readonly Choice<int?> _count = Choice<int>.Number<int>("--count", "How many images to classify; fewer if the file ends. [default: 10]", "a whole number from 1", n => n >= 1);
    private readonly Choice<int?> _threads = CommonChoices.Threads();

    public PredictCommand() : base("predict", "Classify images with saved weights, with the probability of each class.")
    {
        Arguments.Add(_images);
        foreach (Option option in new Option[] { _weights, _first, _count, _threads })
            Options.Add(option);
        SetAction(parsed => Failures.Guard(() => Run(parsed)));
    }

    private int Run(ParseResult parsed)
    {
        var screen = new Screen(parsed.GetValue(CommonChoices.Json));
        string weights = parsed.GetValue(_weights) ?? Weights.FileName;
        (Variant variant, INetwork network) = Weights.Load(weights);
        string path = parsed.GetValue(_images) ?? DataFolder.Find(null).TestImages;
        ImageDataset images = IdxImages.Unlabelled(path);
        int first = parsed.GetValue(_first) ?? 0;
        if (first >= images.Count)
            throw new UsageException($"--first is {first:N0}; expected 0 to {images.Count - 1:N0}, since '{path}' has {images.Count:N0} images");

        int count = Math.Min(parsed.GetValue(_count) ?? 10, images.Count - first);
        var classification = Classification.Of(network, images, first, count, parsed.GetValue(_threads) ?? Environment.ProcessorCount);
        int[] indices = [.. Enumerable.Range(first, count)];

        screen.Line($"{path}, images {first} to {first + count - 1} of {images.Count:N0}; weights {weights} ({variant})");
        screen.Table(["image", "class", "probability", "next", "probability"], indices.Select(i => Cells(i, classification.Of(i))), leftColumns: 2);
        screen.Result(new PredictResult("predict", variant.Name, weights, path, FashionMnist.Classes, [.. indices.Select(i => Result(i, classification))]), ResultJson.Default.PredictResult);
        return ExitCode.Done;
    }

    private static string[] Cells(int index, ReadOnlySpan<float> probabilities)
    {
        float[] values = probabilities.ToArray();
        int[] order = [.. Enumerable.Range(0, values.Length).OrderByDescending(label => values[label])];
        return [$"{index}", FashionMnist.Classes[order[0]], $"{values[order[0]]:P1}", FashionMnist.Classes[order[1]], $"{values[order[1]]:P1}"];
    }

    private static Prediction Result(int index, Classification classification)
    {
        int label = classification.Predicted(index);
        return new Prediction(index, label, FashionMnist.Classes[label], [.. classification.Of(index).ToArray().Select(value => ResultJson.Rounded(value))]);
    }
}
