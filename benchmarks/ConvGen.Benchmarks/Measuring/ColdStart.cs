using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using Samples;

namespace ConvGen.Benchmarks.Measuring;

/// <summary>What a process takes from its start to its first prediction.</summary>
/// <param name="MainMs">Until the program's own first line runs: the runtime's start.</param>
/// <param name="NetworkMs">Until there is a network with its parameters drawn.</param>
/// <param name="PredictionMs">Until the first prediction is done.</param>
/// <param name="SecondUs">What the second prediction takes, in microseconds.</param>
/// <param name="Methods">Methods that were compiled, all in all.</param>
/// <param name="CompilingMs">The JIT compiler's time.</param>
/// <param name="FirstMethods">Methods that were compiled for network and first prediction.</param>
/// <param name="FirstCompilingMs">The JIT compiler's time for those.</param>
internal sealed record ColdStart(
    double MainMs, double NetworkMs, double PredictionMs, double SecondUs, double Methods, double CompilingMs, double FirstMethods, double FirstCompilingMs)
{
    /// <summary>The word with which a process is asked to start cold.</summary>
    public const string Word = "first-prediction";

    private double[] Values => [MainMs, NetworkMs, PredictionMs, SecondUs, Methods, CompilingMs, FirstMethods, FirstCompilingMs];

    /// <summary>In the new process: nothing but what a program would do that wants one prediction.</summary>
    /// <param name="started">The parent's timestamp before it started the process; the clock is the machine's.</param>
    public static void Child(string started)
    {
        long main = Stopwatch.GetTimestamp(), methods = JitInfo.GetCompiledMethodCount();
        TimeSpan compiling = JitInfo.GetCompilationTime();
        var network = new LeNet();
        long made = Stopwatch.GetTimestamp();
        float[] image = new float[LeNet.InputLength], output = new float[LeNet.OutputLength];
        network.Predict(image, output);
        long first = Stopwatch.GetTimestamp();
        network.Predict(image, output);
        long second = Stopwatch.GetTimestamp(), allMethods = JitInfo.GetCompiledMethodCount();
        TimeSpan allCompiling = JitInfo.GetCompilationTime();
        long start = long.Parse(started, CultureInfo.InvariantCulture);
        double Since(long timestamp) => Stopwatch.GetElapsedTime(start, timestamp).TotalMilliseconds;
        double[] values =
        [
            Since(main), Since(made), Since(first), Stopwatch.GetElapsedTime(first, second).TotalMicroseconds,
            allMethods, allCompiling.TotalMilliseconds, allMethods - methods, (allCompiling - compiling).TotalMilliseconds,
        ];
        Console.WriteLine(string.Join(' ', values.Select(value => value.ToString(CultureInfo.InvariantCulture))));
    }

    /// <summary>Starts processes, one after the other; each figure's median.</summary>
    /// <param name="settings">Variables of the environment that the processes have.</param>
    public static ColdStart Measure(int processes, IReadOnlyDictionary<string, string> settings)
    {
        double[][] all = [.. Enumerable.Range(0, processes).Select(_ => One(settings).Values)];
        double[] medians = [.. Enumerable.Range(0, all[0].Length).Select(i => Interleaved.Median(all.Select(values => values[i])))];
        return new(medians[0], medians[1], medians[2], medians[3], medians[4], medians[5], medians[6], medians[7]);
    }

    private static ColdStart One(IReadOnlyDictionary<string, string> settings)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(ColdStart).Assembly.Location, Word, Stopwatch.GetTimestamp().ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true };
        foreach ((string name, string value) in settings)
            start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        double[] values = [.. process.StandardOutput.ReadToEnd().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(value => double.Parse(value, CultureInfo.InvariantCulture))];
        process.WaitForExit();
        return values is [var a, var b, var c, var d, var e, var f, var g, var h] && process.ExitCode == 0 ? new(a, b, c, d, e, f, g, h)
            : throw new InvalidOperationException($"The process ended with code {process.ExitCode} and {values.Length} figures; expected code 0 and 8 figures.");
    }
}
