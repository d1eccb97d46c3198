using System.Text;
using static Samples.Report.Html;

namespace Samples.Report;

/// <summary>The whole report: one file that asks no host for anything, and could not, by its own policy.</summary>
internal static class Page
{
    public static string Of(TrainingReport report) => $"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
        <title>LeNet on Fashion-MNIST: {Percent(report.History.Rows[^1].TestAccuracy)} of test images</title>
        <link rel="icon" href="data:,">
        <style>
        {Style()}</style>
        </head>
        <body>
        <main>{SummarySection.Of(report)}{CurvesSection.Of(report)}{ConfusionSection.Of(report)}{ImagesSection.Of(report)}{KernelsSection.Of(report)}{FeatureMapsSection.Of(report)}{RecipeSection.Of(report)}
        </main>
        <footer><p>Made by ConvGen’s LeNet program. Images: Fashion-MNIST, © Zalando SE, MIT licence.</p></footer>
        </body>
        </html>

        """;

    private static string Style()
    {
        using Stream css = typeof(Page).Assembly.GetManifestResourceStream("report.css")!;
        using var reader = new StreamReader(css, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
