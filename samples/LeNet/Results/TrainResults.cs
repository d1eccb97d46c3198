using Samples.Training;
using static Samples.Results.ResultJson;

namespace Samples.Results;

/// <summary>Makes a training's result.</summary>
internal static class TrainResults
{
    public static TrainResult Of(Recipe recipe, History history, bool interrupted, int trainImages, int testImages, TrainFiles files) => new(
        "train",
        interrupted,
        new RecipeResult(
            recipe.Variant.Name, recipe.Optimizer.Name, Shortest(recipe.LearningRate), Shortest(recipe.Momentum),
            recipe.Epochs, recipe.Batch, recipe.Seed, recipe.Threads, trainImages, testImages),
        [.. history.Rows.Select(row => new EpochResult(
            row.Epoch, row.Steps, row.OfSteps, Finite(row.Loss), Rounded(row.TrainAccuracy), Finite(row.TestLoss), Rounded(row.TestAccuracy), Math.Round(row.ImagesPerSecond)))],
        Math.Round(history.Elapsed.TotalSeconds, 3),
        new TestResult(Finite(history.Rows[^1].TestLoss), Rounded(history.Rows[^1].TestAccuracy), testImages),
        files,
        Machine.This);
}
