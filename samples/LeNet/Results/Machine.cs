using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Samples.Results;

/// <summary>What the program ran on.</summary>
/// <param name="Processor">Its name, as far as the system tells.</param>
/// <param name="Cores">Logical processors.</param>
/// <param name="VectorBits">How wide the vectors of the code that ran are.</param>
/// <param name="System">Operating system.</param>
/// <param name="Runtime">Version of .NET.</param>
internal sealed record Machine(string Processor, int Cores, int VectorBits, string System, string Runtime)
{
    public static Machine This { get; } = new(
        ProcessorName() ?? RuntimeInformation.ProcessArchitecture.ToString(),
        Environment.ProcessorCount,
        Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128,
        RuntimeInformation.OSDescription,
        RuntimeInformation.FrameworkDescription);

    private static string? ProcessorName()
    {
        if (!OperatingSystem.IsLinux())
            return Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER");
        try
        {
            return File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
