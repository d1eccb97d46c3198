using System.Diagnostics;
using System.Runtime.InteropServices;
using ConvGen.Smoke;

namespace ConvGen.Tests.Determinism;

/// <summary>A processor without fused multiply-add gives the same bits, slowly.</summary>
public class SoftwareFmaTests
{
    [Fact]
    public void HasTheBitsOfHardware()
    {
        Assert.SkipUnless(RuntimeInformation.ProcessArchitecture == Architecture.X64, "Only on x64 can the instruction be switched off.");

        string[] lines = RunWithout("AVX2");

        Assert.Equal(["fma software", Fingerprint.Compute()], lines);
    }

    // On x64 the runtime ties fused multiply-add to AVX2.
    private static string[] RunWithout(string instructions)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            ArgumentList = { "exec", typeof(Fingerprint).Assembly.Location },
            Environment = { [$"DOTNET_Enable{instructions}"] = "0" },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process child = Process.Start(start)!;
        Task<string> error = child.StandardError.ReadToEndAsync();
        string output = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        Assert.True(child.ExitCode == 0, $"The child process ended with {child.ExitCode}: {error.Result}");
        return output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }
}
