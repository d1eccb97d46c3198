using System.CommandLine;
using ConvGen;
using Samples.Data;
using Samples.Results;
using Samples.Training;
using Samples.Views;
using static Samples.Results.ResultJson;

namespace Samples.Commands;

/// <summary><c>evaluate</c>: measures saved weights on labelled images.</summary>
internal sealed class EvaluateCommand : Command
{
    private readonly Choice<string> _weights = CommonChoices.WeightsFile();
    private readonly Choice<string> _data = CommonChoices.Data();
    private readonly Choice<string> _part = Choice<string>.OneOf("--part", "Which images: the 10,000 to test with or the 60,000 to train on. [default: test]", ["test", "train"]);
    private readonly Choice<int?> _threads = CommonChoices.Threads();

    public EvaluateCommand() : base("evaluate", "Measure saved weights: loss, accuracy, each class, and what is mistaken for what.")
    {
        foreach (Option option in new Option[] { _weights, _data, _part, _threads })
            Options.Add(option);
        SetAction(parsed => Failures.Guard(() => Run(parsed)));
    }

    private int Run(ParseResult parsed)
    {
        var screen = new Screen(parsed.GetValue(CommonChoices.Json));
        string weights = parsed.GetValue(_weights) ?? Weights.FileName;
        (Variant variant, INetwork network) = Weights.Load(weights);
        DataFolder folder = DataFolder.Find(parsed.GetValue(_data));
        string part = parsed.GetValue(_part) ?? "test";
        ImageDataset images = part == "test" ? folder.Test() : folder.Train();

        var classification = Classification.Of(network, images, parsed.GetValue(_threads) ?? Environment.ProcessorCount);
        var confusion = new Confusion(classification);
        screen.Line($"{images.Count:N0} {part} images; weights {weights} ({variant})");
        screen.Line($"accuracy {classification.Accuracy:P2}, loss {classification.Loss:F4}");
        screen.Line();
        screen.Table(
            ["class", "images", "recall", "precision", "most often taken for"],
            Enumerable.Range(0, Confusion.Classes).Select(label => Cells(label, confusion)));
        screen.Result(Result(variant, weights, part, classification, confusion), ResultJson.Default.EvaluateResult);
        return ExitCode.Done;
    }

    private static string[] Cells(int label, Confusion confusion)
    {
        (int Label, int Predicted, int Count) worst = confusion.Mistakes().FirstOrDefault(mistake => mistake.Label == label);
        return
        [
            FashionMnist.Classes[label], $"{confusion.Of(label):N0}", Percent(confusion.Recall(label)), Percent(confusion.Precision(label)),
            worst.Count == 0 ? "" : $"{FashionMnist.Classes[worst.Predicted]} ({worst.Count:N0})",
        ];
    }

    private static string Percent(double share) => double.IsNaN(share) ? "–" : $"{share:P1}";

    private static EvaluateResult Result(Variant variant, string weights, string part, Classification classification, Confusion confusion)
    {
        int[] labels = [.. Enumerable.Range(0, Confusion.Classes)];
        return new EvaluateResult(
            "evaluate",
            variant.Name,
            weights,
            part,
            new TestResult(Finite(classification.Loss), classification.Accuracy, classification.Images.Count),
            [.. labels.Select(label => new ClassResult(
                label, FashionMnist.Classes[label], confusion.Of(label), Finite(confusion.Recall(label)), Finite(confusion.Precision(label))))],
            [.. labels.Select(label => labels.Select(predicted => confusion[label, predicted]).ToArray())]);
    }
}
