using System.CommandLine;
using ConvGen;
using Samples.Data;
using Samples.Report;
using Samples.Results;
using Samples.Training;
using Samples.Views;

namespace Samples.Commands;

/// <summary><c>train</c>: trains a network, saves its weights, writes the report.</summary>
internal sealed class TrainCommand : Command
{
    private const string ReportName = "report.html";

    private readonly Choice<Variant> _variant = CommonChoices.VariantOf();
    private readonly Choice<OptimizerKind> _optimizer = Choice<OptimizerKind>.OneOf(
        "--optimizer", "How weights follow their gradient. [default: sgd for d2l, adam for modern]", OptimizerKind.All);
    private readonly Choice<float?> _learningRate = Choice<float>.Number<float>(
        "--learning-rate", "How far a step goes. [default: for sgd 0.9 with d2l and 0.05 with modern, else 0.001]", "a number above 0 such as 0.9", n => n > 0 && float.IsFinite(n));
    private readonly Choice<float?> _momentum = Choice<float>.Number<float>(
        "--momentum", "The share of the last step that goes into the next; sgd only. [default: 0 with d2l, 0.9 with modern]", "a number from 0 up to but not including 1", n => n is >= 0 and < 1);
    private readonly Choice<int?> _epochs = Choice<int>.Number<int>(
        "--epochs", "Times through the training images. [default: 10]", "a whole number from 1 to 10000", n => n is >= 1 and <= 10_000);
    private readonly Choice<int?> _batch = Choice<int>.Number<int>(
        "--batch", "Images in a step. [default: 256]", "a whole number from 1 to 60000", n => n is >= 1 and <= 60_000);
    private readonly Choice<int?> _seed = Choice<int>.Number<int>(
        "--seed", "Decides the first weights and the order of the images. [default: 0]", "a whole number from 0 to 2147483647", n => n >= 0);
    private readonly Choice<int?> _threads = CommonChoices.Threads();
    private readonly Choice<string> _data = CommonChoices.Data();
    private readonly Choice<string> _output = Choice<string>.Text(
        "--output", $"Folder for {Weights.FileName} and {ReportName}; made if it is not there. [default: the current folder]", "folder", "a folder");

    private readonly Choice<string> _checkpoint = Choice<string>.Text(
        "--checkpoint", "File to save the whole training to: every 100 steps, after each epoch, and when it is stopped.", "file", "a file");
    private readonly Option<bool> _resume = new("--resume") { Description = "Go on from the file of --checkpoint, if it is there; the end is the same as without the pause." };

    public TrainCommand() : base("train", "Train LeNet on Fashion-MNIST, save its weights and write a report. What happens if no command is given; the defaults are d2l's recipe.")
    {
        foreach (Option option in new Option[] { _variant, _optimizer, _learningRate, _momentum, _epochs, _batch, _seed, _threads, _data, _output, _checkpoint, _resume })
            Options.Add(option);
        Validators.Add(result =>
        {
            if (result.GetResult(_momentum) is not null && !Optimizer(result.GetValue(_optimizer), result.GetValue(_variant)).HasMomentum)
                result.AddError("--momentum goes with --optimizer sgd only; Adam has betas of its own");
            if (result.GetValue(_resume) && result.GetResult(_checkpoint) is null)
                result.AddError("--resume goes on from the file of --checkpoint, and there is none");
        });
        SetAction(parsed => Failures.Guard(() => Run(parsed)));
    }

    private static OptimizerKind Optimizer(OptimizerKind? chosen, Variant? variant) => chosen ?? (variant ?? Variant.D2l).Optimizer;

    private Recipe Read(ParseResult parsed)
    {
        Variant variant = parsed.GetValue(_variant) ?? Variant.D2l;
        OptimizerKind optimizer = Optimizer(parsed.GetValue(_optimizer), variant);
        return new Recipe(
            variant,
            optimizer,
            parsed.GetValue(_learningRate) ?? (optimizer.HasMomentum ? variant.SGDLearningRate : 0.001f),
            optimizer.HasMomentum ? parsed.GetValue(_momentum) ?? variant.SGDMomentum : 0,
            parsed.GetValue(_epochs) ?? 10,
            parsed.GetValue(_batch) ?? 256,
            parsed.GetValue(_seed) ?? 0,
            parsed.GetValue(_threads) ?? Environment.ProcessorCount);
    }

    private int Run(ParseResult parsed)
    {
        var screen = new Screen(parsed.GetValue(CommonChoices.Json));
        Recipe recipe = Read(parsed);
        DataFolder folder = DataFolder.Find(parsed.GetValue(_data));
        // Made first: to find out after minutes of training that it cannot be would be late.
        string output = Folder(parsed.GetValue(_output) ?? ".");
        Checkpoint? checkpoint = parsed.GetValue(_checkpoint) is { } path ? new Checkpoint(path, parsed.GetValue(_resume)) : null;
        using var stop = new StopSignal();
        (ImageDataset train, ImageDataset test) = (folder.Train(), folder.Test());

        screen.Line(recipe.Variant.Description);
        screen.Line(RecipeText.Sentence(recipe));
        if (checkpoint is not null)
            screen.Line(checkpoint.Sentence);
        (INetwork network, History history) = TrainingView.Show(screen, recipe, view => recipe.Variant.Train(recipe, checkpoint, train, test, view, stop.Token));
        if (history.Rows.Count == 0)
        {
            System.Console.Error.WriteLine("stopped before the first step; nothing was written");
            return ExitCode.Of(stop.Signal);
        }
        if (stop.Signal is not null)
            screen.Line($"stopped after step {history.Rows[^1].Steps} of {history.Rows[^1].OfSteps} in epoch {history.Rows[^1].Epoch}; these are the weights of that step");
        if (!double.IsFinite(history.Rows[^1].Loss))
            screen.Line("the loss is no number any more: the steps were too large; try a smaller --learning-rate");

        var files = new TrainFiles(Path.Combine(output, Weights.FileName), Path.Combine(output, ReportName));
        network.Save(files.Weights);
        var classification = Classification.Of(network, test, recipe.Threads);
        bool interrupted = history.Rows[^1].End < recipe.Epochs;
        ReportFile.Write(files.Report, new TrainingReport(recipe, history, network, classification, train.Count, interrupted, DateTimeOffset.Now));
        screen.Line($"saved {files.Weights}");
        screen.Line($"wrote {files.Report}: open it in a browser");
        screen.Result(TrainResults.Of(recipe, history, interrupted, train.Count, test.Count, files), ResultJson.Default.TrainResult);
        return interrupted ? ExitCode.Of(stop.Signal) : ExitCode.Done;
    }

    private static string Folder(string path)
    {
        try
        {
            return Directory.CreateDirectory(path).FullName;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"--output: the folder '{path}' is not there and cannot be made: {error.Message}", error);
        }
    }
}
