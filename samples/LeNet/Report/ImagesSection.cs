using Samples.Data;
using Samples.Training;
using static Samples.Report.Html;

namespace Samples.Report;

/// <summary>Test images with what they are and what the network says, the worst mistakes first.</summary>
internal static class ImagesSection
{
    // Whole rows in two, three, four and six columns.
    private const int Mistakes = 24;
    private const int Hits = 12;

    public static string Of(TrainingReport report)
    {
        Classification test = report.Test;
        int[] wrong = [.. Enumerable.Range(0, test.Images.Count).Where(i => !test.IsRight(i)).OrderByDescending(i => test.Losses[i]).Take(Mistakes)];
        int[] right = [.. Enumerable.Range(0, test.Images.Count).Where(test.IsRight).Take(Hits)];
        string lead = wrong.Length == 0 ? "It made none on the test images."
            : "The test images that it got wrong, the worst first: those whose true class it found least likely. Some labels are disputable.";
        string grids = Grid(test, wrong) + (right.Length == 0 ? "" : $"\n<h3>And the first {right.Length} that it got right</h3>\n{Grid(test, right)}");
        return Section("images", "Its worst mistakes", lead, grids);
    }

    private static string Grid(Classification test, int[] images) =>
        images.Length == 0 ? "" : $"""<div class="tiles">{Each(images, image => Tile(test, image))}</div>""";

    private static string Tile(Classification test, int image)
    {
        (int label, int predicted) = (test.Images.Label(image), test.Predicted(image));
        var pixels = new float[test.Images.ImageLength];
        test.Images.CopyImage(image, pixels);
        (string style, string mark) = label == predicted ? ("hit", "✓") : ("miss", "✗");
        string truth = label == predicted ? "and it is" : $"is {Class(label)}";
        return $"""

            <figure class="tile {style}">{Image(Png.Grey(FashionMnist.Columns, pixels), $"test image {image}, a {FashionMnist.Classes[label]}", 112)}
            <figcaption><span class="said"><i aria-hidden="true">{mark}</i> {Class(predicted)} <b>{Percent(test.Of(image)[predicted], 0)}</b></span><span class="is">{truth}</span></figcaption></figure>
            """;
    }
}
