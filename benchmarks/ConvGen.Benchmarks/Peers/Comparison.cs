using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using ConvGen.Benchmarks.Measuring;

namespace ConvGen.Benchmarks.Peers;

/// <summary>What several libraries took for the same cases, as a section of a page.</summary>
internal static class Comparison
{
    private const string Begin = "<!-- compare: begin; written by benchmarks/compare -->", End = "<!-- compare: end -->";

    /// <param name="figures">Several of each library and case.</param>
    public static string Of(IReadOnlyList<Peer> peers, IReadOnlyList<Figure> figures, double seconds, int rounds)
    {
        string[] columns = [.. figures.Select(figure => figure.Peer).Distinct()];
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Machine()}; {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, vectors of {CompilerServices.VectorWidth.Current} bits; {DateTime.UtcNow:yyyy-MM-dd}.\n");
        text.Append(CultureInfo.InvariantCulture, $"Microseconds a run, the median of {rounds} rounds of {seconds} s in which the libraries took turns, and half of how far the rounds lie apart.\n");
        foreach (Peer peer in peers.Where(peer => peer.Absent is not null))
            text.Append(CultureInfo.InvariantCulture, $"{peer.Name} is {peer.Absent}.\n");
        text.Append(CultureInfo.InvariantCulture, $"\n| network | | threads | images | {string.Join(" | ", columns)} |\n|---|---|---:|---:|{string.Concat(columns.Select(_ => "---:|"))}\n");
        foreach (IGrouping<Case, Figure> one in figures.GroupBy(figure => figure.Case))
        {
            Case known = one.Key;
            text.Append(CultureInfo.InvariantCulture, $"| {known.Model} | {known.What} | {known.Threads} | {known.Batch} | {string.Join(" | ", columns.Select(column => Cell([.. one.Where(figure => figure.Peer == column).Select(figure => figure.MedianUs)])))} |\n");
        }
        return text.ToString();
    }

    /// <summary>Puts a section between the marks that a page has for it.</summary>
    /// <exception cref="ArgumentException">There is no such page, or it has no marks.</exception>
    public static void Write(string path, string section)
    {
        (string before, string after) = Around(path);
        string temporary = path + ".new";
        File.WriteAllText(temporary, $"{before}\n{section}{after}");
        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>A page's text up to the place for the table, and behind it.</summary>
    /// <inheritdoc cref="Write" path="/exception"/>
    public static (string Before, string After) Around(string path)
    {
        string page = File.Exists(path) ? File.ReadAllText(path) : throw new ArgumentException($"There is no page '{path}'; expected one with the lines '{Begin}' and '{End}'.");
        int begin = page.IndexOf(Begin, StringComparison.Ordinal), end = page.IndexOf(End, StringComparison.Ordinal);
        return begin >= 0 && end > begin ? (page[..(begin + Begin.Length)], page[end..])
            : throw new ArgumentException($"'{path}' has no place for the table; expected the lines '{Begin}' and '{End}'.");
    }

    private static string Cell(double[] medians) => medians.Length == 0 ? "–"
        : string.Create(CultureInfo.InvariantCulture, $"{Rounded(Interleaved.Median(medians))} ± {Rounded((medians.Max() - medians.Min()) / 2)}");

    private static string Rounded(double us) => us.ToString(us < 100 ? "0.0" : "N0", CultureInfo.InvariantCulture);

    private static string Machine()
    {
        string? model = File.Exists("/proc/cpuinfo") ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() : null;
        return string.Create(CultureInfo.InvariantCulture, $"{model ?? RuntimeInformation.ProcessArchitecture.ToString()}, {Environment.ProcessorCount} cores");
    }
}
