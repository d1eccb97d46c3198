using static Samples.Report.Html;

namespace Samples.Report;

/// <summary>The first layer's kernels.</summary>
internal static class KernelsSection
{
    private const int Kernels = 6;
    private const int Side = 5;
    private const int Taps = Side * Side;

    public static string Of(TrainingReport report)
    {
        // The first layer's weights come first, [6, 1, 5, 5], and then its biases.
        float[] weights = report.Network.Parameters[..(Kernels * Taps)].ToArray();
        float[] biases = report.Network.Parameters.Slice(Kernels * Taps, Kernels).ToArray();
        float largest = Math.Max(weights.Max(Math.Abs), float.Epsilon);
        int[] kernels = [.. Enumerable.Range(0, Kernels)];
        string content = $"""
            <div class="card"><div class="maps kernels">{Each(kernels, kernel => Figure(kernel, Kernel(weights, kernel), largest))}</div>
            <p class="scale"><span>{Fixed(-largest, 2)}</span><i style="background:{Palette.Diverging.Gradient}"></i><span>{Fixed(largest, 2)}</span></p></div>
            <details><summary>The same as numbers</summary><div class="kernel-tables">
            {Each(kernels, kernel => Table(kernel, Kernel(weights, kernel), biases[kernel]))}</div></details>
            """;
        return Section("kernels", "What the first layer looks for", "Its six kernels of 5 × 5 weights. Each answers strongly where orange weights lie on bright pixels and blue ones on dark: an edge, a stripe, a spot.", content);
    }

    private static float[] Kernel(float[] weights, int kernel) => weights[(kernel * Taps)..((kernel + 1) * Taps)];

    private static string Figure(int index, float[] kernel, float largest) =>
        $"<figure>{Image(Png.Color(Side, kernel.Select(w => Palette.Diverging[0.5 + w / largest / 2])), $"kernel {index + 1}: weights from {Fixed(kernel.Min(), 2)} to {Fixed(kernel.Max(), 2)}", 110)}<figcaption>{index + 1}</figcaption></figure>";

    private static string Table(int index, float[] kernel, float bias) => $"""
        <table class="numbers"><caption>Kernel {index + 1}, bias {Fixed(bias, 2)}</caption><tbody>
        {Each(kernel.Chunk(Side), row => $"<tr>{Each(row, w => $"<td>{Fixed(w, 2)}</td>")}</tr>")}</tbody></table>

        """;
}
