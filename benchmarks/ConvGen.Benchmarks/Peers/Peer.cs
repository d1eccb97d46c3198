using System.Diagnostics;
using System.Globalization;
using ConvGen.Benchmarks.Measuring;

namespace ConvGen.Benchmarks.Peers;

/// <summary>A library that may be here, measured in processes of its own.</summary>
/// <param name="Absent">Why it is not here; null if it is.</param>
/// <param name="Start">How to start a process that measures it, given the seconds a figure.</param>
internal sealed record Peer(string Name, string? Absent, Func<string, ProcessStartInfo> Start)
{
    /// <summary>The option with which this program measures ONNX Runtime.</summary>
    public const string OnnxRuntimeOption = "--onnxruntime";

    private const string PythonVariable = "CONVGEN_PYTHON";

    /// <summary>ConvGen itself, and what it is compared with.</summary>
    public static IReadOnlyList<Peer> All() => [new("ConvGen", null, seconds => Self("--seconds", seconds)), Onnx(), PyTorch()];

    /// <summary>One figure for each case that the library can do.</summary>
    /// <exception cref="InvalidOperationException">The process failed.</exception>
    public IReadOnlyList<Figure> Measure(double seconds)
    {
        ProcessStartInfo start = Start(seconds.ToString(CultureInfo.InvariantCulture));
        start.RedirectStandardInput = start.RedirectStandardOutput = true;
        using Process process = Process.Start(start)!;
        foreach (Case one in Case.All)
            process.StandardInput.WriteLine(one);
        process.StandardInput.Close();
        string[] lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        return process.ExitCode == 0 ? [.. lines.Select(Figure.FromJson)] : throw new InvalidOperationException($"{Name} ended with code {process.ExitCode}; expected 0.");
    }

    private static Peer Onnx() => new("ONNX Runtime", OnnxRuntime.Library is null ? $"absent: {OnnxRuntime.Variable} names no library and no folder with npm's onnxruntime-node" : null,
        seconds => Self(OnnxRuntimeOption, "--seconds", seconds));

    private static Peer PyTorch()
    {
        string?[] pythons = [Environment.GetEnvironmentVariable(PythonVariable), "python3", "/usr/bin/python3"];
        string? python = pythons.FirstOrDefault(python => !string.IsNullOrEmpty(python) && HasTorch(python));
        return new("PyTorch", python is null ? $"absent: neither python3 nor the Python of {PythonVariable} has torch" : null, seconds =>
        {
            var start = new ProcessStartInfo(python!, ["-W", "ignore", Path.Combine(AppContext.BaseDirectory, "pytorch.py"), seconds]);
            // Debian's OpenBLAS does not know newer processors, and would multiply matrices at a fifth of the speed.
            if (System.Runtime.Intrinsics.X86.Avx512F.IsSupported && Environment.GetEnvironmentVariable("OPENBLAS_CORETYPE") is null)
                start.Environment["OPENBLAS_CORETYPE"] = "SkylakeX";
            return start;
        });
    }

    private static bool HasTorch(string python)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(python, ["-c", "import torch"]) { RedirectStandardError = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static ProcessStartInfo Self(params string[] arguments) => new("dotnet", [typeof(Peer).Assembly.Location, .. arguments]);
}
