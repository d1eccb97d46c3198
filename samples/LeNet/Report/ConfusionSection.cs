using Samples.Training;
using static Samples.Report.Html;

namespace Samples.Report;

/// <summary>What is taken for what.</summary>
internal static class ConfusionSection
{
    public static string Of(TrainingReport report)
    {
        var confusion = new Confusion(report.Test);
        int[] labels = [.. Enumerable.Range(0, Confusion.Classes)];
        string table = $"""
            <div class="scroll card"><table class="confusion">
            <caption>Test images by what they are (rows) and what the network says (columns)</caption>
            <thead><tr><td></td>{Each(labels, label => $"<th scope=\"col\"><span>{Class(label)}</span></th>")}<th scope="col" class="recall"><span>recognised</span></th></tr></thead>
            <tbody>
            {Each(labels, label => $"<tr><th scope=\"row\">{Class(label)}</th>{Each(labels, predicted => Cell(confusion, label, predicted))}<td class=\"recall\">{Percent(confusion.Recall(label), 0)}</td></tr>\n")}</tbody>
            <tfoot><tr><th scope="row">precision</th>{Each(labels, label => $"<td>{Percent(confusion.Precision(label), 0)}</td>")}<td></td></tr></tfoot>
            </table></div>
            """;
        return Section("confusion", "What it mixes up", Worst(confusion), table);
    }

    private static string Worst(Confusion confusion)
    {
        string worst = string.Join(", ", confusion.Mistakes().Take(3).Select(mistake =>
            $"<b>{Class(mistake.Label)}</b> taken for <b>{Class(mistake.Predicted)}</b> ({mistake.Count:N0}×)"));
        return worst.Length == 0 ? "Nothing: every test image was recognised." : $"Most often: {worst}.";
    }

    // The square root lifts rare mistakes to where the eye finds them.
    private static string Cell(Confusion confusion, int label, int predicted)
    {
        int count = confusion[label, predicted];
        double share = Math.Sqrt((double)count / Math.Max(1, confusion.Of(label)));
        string style = label == predicted ? "hit" : "miss";
        return count == 0 ? "<td class=\"none\">0</td>" : $"<td class=\"{style}{(share > 0.85 ? " strong full" : share > 0.7 ? " strong" : "")}\" style=\"--v:{Number(share)}\">{count:N0}</td>";
    }
}
