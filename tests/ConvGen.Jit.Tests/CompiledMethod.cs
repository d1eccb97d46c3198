using System.Text.RegularExpressions;

namespace ConvGen.Jit.Tests;

/// <summary>A method in the JIT compiler's listing.</summary>
/// <param name="Class">The class's name without its namespace.</param>
/// <param name="Tier"><c>FullOpts</c>, or what else it was compiled as.</param>
/// <param name="Loops">Every loop, outer ones first; the whole method if it has none.</param>
internal sealed partial record CompiledMethod(string Class, string Method, string Tier, IReadOnlyList<CompiledLoop> Loops)
{
    public string Name => $"{Class}:{Method}";

    /// <summary>What it calls, outside of loops too.</summary>
    public required IReadOnlyList<string> Calls { get; init; }

    /// <summary>The methods of a listing.</summary>
    public static IEnumerable<CompiledMethod> Read(IEnumerable<string> lines)
    {
        Match? head = null;
        bool framed = false;
        var code = new List<string>();
        foreach (string line in lines)
        {
            if (Head().Match(line) is { Success: true } next)
            {
                head = next;
                framed = false;
                code.Clear();
            }
            else if (line is "; rbp based frame")
                framed = true;
            else if (head is not null && line.StartsWith("; Total bytes of code", StringComparison.Ordinal))
            {
                yield return Of(head, code, framed);
                head = null;
            }
            else if (Label().IsMatch(line) || line.StartsWith("       ", StringComparison.Ordinal))
                code.Add(line.Trim());
        }
    }

    private static CompiledMethod Of(Match head, List<string> code, bool framed)
    {
        var labels = new Dictionary<string, int>();
        var instructions = new List<string>();
        foreach (string line in code)
        {
            if (Label().Match(line) is { Success: true } label)
                labels[label.Groups["label"].Value] = instructions.Count;
            else if (!line.StartsWith("align", StringComparison.Ordinal))
                instructions.Add(line);
        }

        // A jump back makes a loop; two to the same place make one.
        var loops = instructions.Select((line, at) => (Target: Jump().Match(line), End: at)).Where(jump => jump.Target.Success && labels[jump.Target.Groups["label"].Value] <= jump.End)
            .GroupBy(jump => labels[jump.Target.Groups["label"].Value]).Select(same => (Begin: same.Key, End: same.Max(jump => jump.End)))
            .OrderBy(loop => loop.Begin).ThenByDescending(loop => loop.End).DefaultIfEmpty((Begin: 0, End: instructions.Count - 1)).ToList();
        return new(head.Groups["class"].Value, head.Groups["method"].Value, head.Groups["tier"].Value,
            [.. loops.Select((loop, number) => CompiledLoop.Of(number + 1, [.. Own(loop)], framed))])
        {
            Calls = [.. instructions.Select(CompiledLoop.Callee).OfType<string>()],
        };

        // Of nested loops each has its own code only.
        IEnumerable<string> Own((int Begin, int End) loop) => Enumerable.Range(loop.Begin, loop.End - loop.Begin + 1)
            .Where(at => !loops.Exists(inner => inner != loop && inner.Begin >= loop.Begin && inner.End <= loop.End && at >= inner.Begin && at <= inner.End)).Select(at => instructions[at]);
    }

    // "; Assembly listing for method ConvGen.Generated.ConvGen_Smoke_LeNet_Rows:PackImages(byref,byref) (FullOpts)"
    [GeneratedRegex(@"^; Assembly listing for method (?:[\w+]+\.)*(?<class>\w+):(?<method>\w+)\(.*\) \((?<tier>.*)\)$")]
    private static partial Regex Head();

    [GeneratedRegex(@"^(?<label>G_M\w+_IG\d+):")]
    private static partial Regex Label();

    [GeneratedRegex(@"^j\w+\s+(?:SHORT )?(?<label>G_M\w+_IG\d+)")]
    private static partial Regex Jump();
}
