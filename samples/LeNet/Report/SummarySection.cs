using Samples.Training;
using Samples.Views;
using static Samples.Report.Html;

namespace Samples.Report;

/// <summary>The head of the page: what was trained and the few numbers that matter.</summary>
internal static class SummarySection
{
    public static string Of(TrainingReport report)
    {
        EpochRow last = report.History.Rows[^1];
        Recipe recipe = report.Recipe;
        string stopped = report.Interrupted
            ? $"""<p class="note" role="note"><b>Stopped early</b>, in epoch {last.Epoch} of {recipe.Epochs} after step {last.Steps} of {last.OfSteps}: these are the weights of that step.</p>"""
            : "";
        string lost = double.IsFinite(last.Loss) ? ""
            : """<p class="note" role="note"><b>The loss is no number any more</b>: the steps were too large. A smaller learning rate may help.</p>""";
        return $"""

            <header>
            <p class="kicker">ConvGen · training report</p>
            <h1>LeNet on <span>Fashion-MNIST</span></h1>
            <p class="lead">{Text(recipe.Variant.Title)} · {Text(RecipeText.Optimizer(recipe))} · {RecipeText.Count(recipe.Epochs, "epoch")} over {report.TrainImages:N0} images</p>
            {stopped}{lost}
            <dl class="figures">
            {Figure("Test accuracy", Percent(last.TestAccuracy), $"of {report.Test.Images.Count:N0} images not seen in training")}
            {Figure("Test loss", Fixed(last.TestLoss), "mean cross-entropy")}
            {Figure("Training speed", $"{report.History.Rows.Max(row => row.ImagesPerSecond):N0}", "images a second, best epoch")}
            {Figure("Time", TimeLeft.Text(report.History.Elapsed), "minutes and seconds, tests included")}
            </dl>
            </header>
            """;
    }

    private static string Figure(string name, string value, string note) =>
        $"""<div><dt>{name}</dt><dd><b>{value}</b><small>{note}</small></dd></div>""";
}
