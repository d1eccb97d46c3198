using System.Diagnostics;

namespace ConvGen.Samples.Tests.EdgeDetection;

/// <summary>Starts samples/EdgeDetection as a user would, in a process of its own.</summary>
internal static class EdgeDetectionProgram
{
    private const string Script = "/usr/bin/script";

    // The program of the same build as the tests.
    private static readonly string s_program = Path.Combine(
        LeNetProgram.Repository, "samples", "EdgeDetection", "bin", new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)).Parent!.Name, "net10.0", "EdgeDetection.dll");

    /// <summary>Whether there is a program that makes terminals.</summary>
    public static bool HasTerminals => OperatingSystem.IsLinux() && File.Exists(Script);

    /// <summary>Runs it to its end with its output redirected.</summary>
    public static Task<Ran> Run(params string[] arguments) => Run("dotnet", [s_program, .. arguments]);

    /// <summary>Runs it to its end in a terminal of colours.</summary>
    /// <param name="columns">The terminal's width.</param>
    /// <param name="noColor">Whether the user wants no colours: NO_COLOR is set.</param>
    public static async Task<Ran> RunInTerminal(int columns, bool noColor = false)
    {
        string environment = $"env -u NO_COLOR TERM=xterm-256color COLORTERM=truecolor LC_ALL=C.UTF-8 {(noColor ? "NO_COLOR=1" : "")}";
        Ran ran = await Run(Script, ["-qec", $"stty rows 50 cols {columns}; {environment} dotnet '{s_program}'", "/dev/null"]);
        return ran with { Output = ran.Output.Replace("\r\n", "\n", StringComparison.Ordinal) };
    }

    private static async Task<Ran> Run(string command, IEnumerable<string> arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        return await LeNetProgram.End(process);
    }
}
