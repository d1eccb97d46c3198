using System.Globalization;
using Samples.Results;
using Samples.Training;
using static Samples.Report.Html;

namespace Samples.Report;

/// <summary>How to do it again, and what it ran on.</summary>
internal static class RecipeSection
{
    public static string Of(TrainingReport report)
    {
        Recipe recipe = report.Recipe;
        Machine machine = Machine.This;
        string content = $"""
            <div class="pair">
            <div class="card">{Table("Recipe",
                ("network", $"{recipe.Variant.ClassName}: {recipe.Variant.Title}"),
                ("first weights", $"{recipe.Variant.InitName}, seed {recipe.Seed}"),
                ("optimizer", RecipeText.Optimizer(recipe)),
                ("loss", "cross-entropy"),
                ("batch", RecipeText.Count(recipe.Batch, "image")),
                ("epochs", report.Interrupted ? $"{Number(report.History.Rows[^1].End)} of {recipe.Epochs}" : $"{recipe.Epochs}"),
                ("images", $"{report.TrainImages:N0} to train on, {report.Test.Images.Count:N0} to test with"))}</div>
            <div class="card">{Table("Machine",
                ("processor", machine.Processor),
                ("threads", $"{recipe.Threads} of {machine.Cores} logical processors"),
                ("vectors", $"{machine.VectorBits} bits"),
                ("system", machine.System),
                ("runtime", machine.Runtime),
                ("date", report.Time.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture)))}</div>
            </div>
            <details><summary>The layers</summary><pre class="scroll" tabindex="0" aria-label="Table of layers">{Text(recipe.Variant.Description)}</pre></details>
            """;
        return Section("recipe", "Recipe and machine", "The same recipe gives the same weights, to the last bit, on any machine and any number of threads.", content);
    }

    private static string Table(string caption, params (string Name, string Value)[] rows) => $"""
        <table class="facts"><caption>{caption}</caption><tbody>{Each(rows, row => $"<tr><th scope=\"row\">{row.Name}</th><td>{Text(row.Value)}</td></tr>")}</tbody></table>
        """;
}
