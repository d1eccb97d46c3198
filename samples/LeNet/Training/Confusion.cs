using Samples.Data;

namespace Samples.Training;

/// <summary>How many images of each class (row) were taken for each class (column).</summary>
internal sealed class Confusion
{
    private readonly int[,] _counts = new int[Classes, Classes];

    public Confusion(Classification classified)
    {
        for (int i = 0; i < classified.Images.Count; i++)
            _counts[classified.Images.Label(i), classified.Predicted(i)]++;
    }

    public static int Classes => FashionMnist.Classes.Count;

    public int this[int label, int predicted] => _counts[label, predicted];

    /// <summary>Images of a class.</summary>
    public int Of(int label) => Enumerable.Range(0, Classes).Sum(predicted => _counts[label, predicted]);

    /// <summary>Images taken for a class.</summary>
    public int TakenFor(int predicted) => Enumerable.Range(0, Classes).Sum(label => _counts[label, predicted]);

    /// <summary>Of the images of a class, the share that was recognised; NaN if there are none.</summary>
    public double Recall(int label) => (double)_counts[label, label] / Of(label);

    /// <summary>Of the images taken for a class, the share that belongs to it; NaN if there are none.</summary>
    public double Precision(int predicted) => (double)_counts[predicted, predicted] / TakenFor(predicted);

    /// <summary>The mistakes that happen most, the most frequent first.</summary>
    public IEnumerable<(int Label, int Predicted, int Count)> Mistakes() =>
        from label in Enumerable.Range(0, Classes)
        from predicted in Enumerable.Range(0, Classes)
        where label != predicted && _counts[label, predicted] > 0
        orderby _counts[label, predicted] descending
        select (label, predicted, _counts[label, predicted]);
}
