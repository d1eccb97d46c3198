using Samples.Training;
using static Samples.Report.Html;

namespace Samples.Report;

/// <summary>Loss and accuracy over the epochs.</summary>
internal static class CurvesSection
{
    public static string Of(TrainingReport report)
    {
        IReadOnlyList<EpochRow> rows = report.History.Rows;
        IReadOnlyList<CurvePoint> curve = report.History.Curve;
        (EpochRow first, EpochRow last) = (rows[0], rows[^1]);
        double[] losses = [.. curve.Select(p => p.Loss).Concat(rows.Select(row => row.TestLoss)).Where(double.IsFinite).DefaultIfEmpty(1)];
        string charts = $"""
            <div class="pair">
            <figure class="card"><figcaption>Loss</figcaption>{LineChart.Draw(
                "loss", "Loss over epochs",
                $"Training loss from {Fixed(first.Loss)} in the first epoch to {Fixed(last.Loss)} in the last; test loss {Fixed(last.TestLoss)} at the end.",
                last.End, Axis.To(Math.Max(losses.Max(), 1e-6), 5), value => Number(value),
                new Line("training", "train", [.. curve.Select(p => (p.Epoch, p.Loss))]),
                new Line("test", "test", [.. rows.Select(row => (row.End, row.TestLoss))], Marks: true))}</figure>
            <figure class="card"><figcaption>Accuracy</figcaption>{LineChart.Draw(
                "accuracy", "Accuracy over epochs",
                $"Training accuracy from {Percent(first.TrainAccuracy)} in the first epoch to {Percent(last.TrainAccuracy)} in the last; test accuracy {Percent(last.TestAccuracy)} at the end.",
                last.End, new Axis(1, 0.2), value => Percent(value, 0),
                new Line("training", "train", [.. curve.Select(p => (p.Epoch, p.Accuracy))]),
                new Line("test", "test", [.. rows.Select(row => (row.End, row.TestAccuracy))], Marks: true))}</figure>
            </div>
            <details><summary>The same as a table</summary>
            <div class="scroll"><table class="numbers"><caption>Epochs</caption>
            <thead><tr><th scope="col">epoch</th><th scope="col">training loss</th><th scope="col">training accuracy</th><th scope="col">test loss</th><th scope="col">test accuracy</th><th scope="col">images/s</th></tr></thead>
            <tbody>{Each(rows, row => $"<tr><th scope=\"row\">{Number(row.End)}</th><td>{Fixed(row.Loss)}</td><td>{Percent(row.TrainAccuracy)}</td><td>{Fixed(row.TestLoss)}</td><td>{Percent(row.TestAccuracy)}</td><td>{row.ImagesPerSecond:N0}</td></tr>\n")}</tbody></table></div>
            </details>
            """;
        return Section("curves", "How it learned", "Training figures are of images just before the step that learned from them; test figures, of images that it never learned from, after each epoch.", charts);
    }
}
