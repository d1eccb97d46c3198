using System.Text.RegularExpressions;
using ConvGen.Tests.Harness;

namespace ConvGen.Package.Tests.Walkthrough;

/// <summary>docs/getting-started.md, word for word: each command is typed, each file changed, and what the page shows is what comes.</summary>
public sealed class GettingStartedTests(Workplace workplace)
{
    private const string Page = "docs/getting-started.md";

    private readonly string _root = workplace["walk"];
    private string _folder = workplace["walk"];

    [Fact]
    public async Task EveryStepGoesAsThePageSays()
    {
        Directory.CreateDirectory(_root);
        // "Put the files into packages."
        Directory.CreateSymbolicLink(Path.Combine(_root, "packages"), workplace.Packages);
        var steps = Step.Of(await File.ReadAllLinesAsync(Path.Combine(Repository.Root, Page), TestContext.Current.CancellationToken)).ToList();
        Assert.True(steps.Count(step => step.Kind == "console") > 10, "The page has lost its commands.");
        foreach (var step in steps)
        {
            switch (step.Kind)
            {
                case "console":
                    await Type(step);
                    break;
                case "diff":
                    Change(step);
                    break;
                case "cs" or "xml" when step.Lines[0].StartsWith("using ", StringComparison.Ordinal) || step.Lines[0] == "<configuration>":
                    await File.WriteAllLinesAsync(Path.Combine(_folder, step.File), step.Lines, TestContext.Current.CancellationToken);
                    break;
                case "cs":
                    Holds(step);
                    break;
            }
        }
    }

    private async Task Type(Step step)
    {
        string[] words = step.File.Split(' ');
        if (words[0] == "cd")
        {
            _folder = Path.GetFullPath(Path.Combine(_folder, words[1]));
            return;
        }

        if (words is ["dotnet", "publish", ..])
        {
            Assert.SkipUnless(OperatingSystem.IsWindows() || OnPath("clang") || OnPath("gcc"), "No linker for NativeAOT; all before it went as the page says.");
        }

        // A program of the folder; and templates that are this test's own.
        string program = words[0].Contains('/', StringComparison.Ordinal) ? Path.Combine(_folder, words[0]) : words[0];
        string[] hive = words is ["dotnet", "new", ..] ? ["--debug:custom-hive", workplace["hive"]] : [];
        var ran = await workplace.Run(_folder, program, [.. words[1..], .. hive]);

        bool fails = step.Lines.Any(line => line.Contains(": error ", StringComparison.Ordinal));
        Assert.True(fails == (ran.ExitCode != 0), $"{Page}({step.Line}): {ran.Command} ended with code {ran.ExitCode}:\n{ran.Output}");
        Assert.False(ran.Output.Contains("warning ", StringComparison.Ordinal), $"{Page}({step.Line}): {ran.Command} warns:\n{ran.Output}");
        Prints(step, ran.Output);
    }

    // Lines in their order; between them others may stand only where the page has a line "…".
    private static void Prints(Step step, string output)
    {
        string[] printed = output.ReplaceLineEndings("\n").Split('\n');
        int at = 0;
        bool skips = false;
        foreach (string line in step.Lines)
        {
            if (line == "…")
            {
                skips = true;
                continue;
            }

            var pattern = new Regex($"^{Regex.Escape(line.Trim()).Replace("…", ".*", StringComparison.Ordinal)}$");
            int found = Enumerable.Range(at, skips ? printed.Length - at : Math.Min(1, printed.Length - at)).FirstOrDefault(i => pattern.IsMatch(printed[i].Trim()), -1);
            Assert.True(found >= 0, $"{Page}({step.Line}): {step.File} does not print, behind line {at},\n{line}\nbut\n{output}");
            (at, skips) = (found + 1, false);
        }
    }

    private void Change(Step step)
    {
        string path = Path.Combine(_folder, step.File), text = File.ReadAllText(path).ReplaceLineEndings("\n");
        string before = Text(step.Lines.Where(line => line[0] != '+').Select(line => line[1..]));
        string after = Text(step.Lines.Where(line => line[0] != '-').Select(line => line[1..]));
        Assert.True(text.Split(before).Length == 2, $"{Page}({step.Line}): {step.File} has not once\n{before}\nbut is\n{text}");
        File.WriteAllText(path, text.Replace(before, after, StringComparison.Ordinal));
    }

    private void Holds(Step step) =>
        Assert.Contains(Text(step.Lines), File.ReadAllText(Path.Combine(_folder, step.File)).ReplaceLineEndings("\n"), StringComparison.Ordinal);

    private static string Text(IEnumerable<string> lines) => string.Concat(lines.Select(line => line + "\n"));

    private static bool OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
