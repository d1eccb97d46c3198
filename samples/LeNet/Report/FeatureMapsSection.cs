using Samples.Data;
using Samples.Stages;
using Samples.Training;
using static Samples.Report.Html;

namespace Samples.Report;

/// <summary>One image on its way through the net.</summary>
internal static class FeatureMapsSection
{
    public static string Of(TrainingReport report)
    {
        // The first is as good as any, and the same in every report.
        const int image = 0;
        Classification test = report.Test;
        var pixels = new float[test.Images.ImageLength];
        test.Images.CopyImage(image, pixels);
        StageOutput[] maps = StageChain.Run(report.Network, report.Recipe.Variant.Stages(), pixels);

        int label = test.Images.Label(image);
        string content = $"""
            <ol class="stages">
            <li class="card"><h3>The image <small>1 × 28 × 28</small></h3><div class="maps">{Image(Png.Grey(FashionMnist.Columns, pixels), $"test image {image}, a {FashionMnist.Classes[label]}", 112)}</div></li>
            {Each(maps, Maps)}
            <li class="card"><h3>Three linear layers and softmax <small>10 probabilities</small></h3>{Bars(test.Of(image), label)}</li>
            </ol>
            <details><summary>The same as numbers</summary>
            <div class="scroll"><table class="numbers"><caption>What leaves each layer</caption>
            <thead><tr><th scope="col">after</th><th scope="col">shape</th><th scope="col">least</th><th scope="col">mean</th><th scope="col">greatest</th></tr></thead>
            <tbody>{Each(maps, output => $"<tr><th scope=\"row\">{Text(output.Stage.Name)}</th><td>{Shape(output.Stage)}</td><td>{Fixed(output.Values.Min())}</td><td>{Fixed(output.Values.Average())}</td><td>{Fixed(output.Values.Max())}</td></tr>\n")}</tbody></table></div></details>
            """;
        return Section("maps", "One image through the net", $"Test image {image}, labelled <b>{Class(label)}</b>, and what each layer makes of it: dark is little, yellow is much, on a scale of each layer's own.", content);
    }

    private static string Maps(StageOutput output)
    {
        Stage stage = output.Stage;
        (float least, float range) = (output.Values.Min(), Math.Max(output.Values.Max() - output.Values.Min(), float.Epsilon));
        int size = stage.Width switch { >= 28 => 112, >= 10 => 72, _ => 56 };
        return $"""

            <li class="card"><h3>{Text(stage.Name)} <small>{Shape(stage)}</small></h3><div class="maps">{Each(Enumerable.Range(0, stage.Channels), channel => Image(
                Png.Color(stage.Width, output.Map(channel).ToArray().Select(value => Palette.Sequential[(value - least) / range])),
                $"after {stage.Name}, map {channel + 1} of {stage.Channels}: mean {Fixed(output.Map(channel).ToArray().Average(), 2)}", size))}</div></li>
            """;
    }

    private static string Bars(ReadOnlySpan<float> probabilities, int label)
    {
        float[] values = probabilities.ToArray();
        return $"""
            <table class="bars"><tbody>{Each(Enumerable.Range(0, values.Length), i =>
                $"<tr{(i == label ? " class=\"true\"" : "")}><th scope=\"row\">{Class(i)}{(i == label ? " <small>(true)</small>" : "")}</th><td class=\"bar\"><i style=\"width:{Number(100 * values[i])}%\"></i></td><td>{Percent(values[i])}</td></tr>")}</tbody></table>
            """;
    }

    private static string Shape(Stage stage) => $"{stage.Channels} × {stage.Height} × {stage.Width}";
}
