using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using ConvGen.Smoke;

namespace ConvGen.Tests.Printing;

/// <summary>The JIT compiler optimises every kernel of LeNet: it gives up on methods that are too large for it, without a word.</summary>
public sealed partial class JitTests
{
    [Fact]
    public void AtTheMachinesWidth() => EveryKernelIsOptimised();

    [Theory]
    [InlineData("EnableAVX512")]
    [InlineData("EnableAVX2")]
    public void AtASmallerWidth(string instructions)
    {
        Assert.SkipUnless(RuntimeInformation.ProcessArchitecture == Architecture.X64, "Only on x64 can instructions be switched off.");
        EveryKernelIsOptimised($"DOTNET_{instructions}");
    }

    private static void EveryKernelIsOptimised(string? off = null)
    {
        var compiled = Compiled(off).Select(line => CompiledKernel().Match(line)).Where(match => match.Success)
            .Select(match => (Kernel: match.Groups["kernel"].Value, Tier: match.Groups["tier"].Value)).ToList();
        string width = Assert.Single(compiled.Select(method => Width().Match(method.Kernel).Value).Where(width => width.Length > 0).Distinct());

        var kernels = Kernels($"_{width}").Concat(Kernels("_Rows")).ToHashSet();
        Assert.True(kernels.Count > 60, $"Only {kernels.Count} kernels were found.");
        var optimised = compiled.Where(method => method.Tier == "FullOpts").Select(method => method.Kernel).ToHashSet();
        Assert.True(kernels.IsSubsetOf(optimised), $"Not optimised: {string.Join(", ", compiled.Where(method => kernels.Contains(method.Kernel) && method.Tier != "FullOpts"))}; "
            + $"not compiled: {string.Join(", ", kernels.Except(compiled.Select(method => method.Kernel)))}.");
    }

    /// <summary>Kernels of both LeNets, in classes whose names end so.</summary>
    private static IEnumerable<string> Kernels(string suffix) =>
        from type in typeof(LeNet).Assembly.GetTypes()
        where type.Name.Contains("LeNet", StringComparison.Ordinal) && type.Name.EndsWith(suffix, StringComparison.Ordinal)
        from method in type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        where (method.MethodImplementationFlags & MethodImplAttributes.AggressiveOptimization) != 0
        select $"{type.Name}:{method.Name}";

    /// <summary>What the JIT compiler of a process that runs every kernel says of the methods it compiled.</summary>
    private static string[] Compiled(string? off)
    {
        string file = Path.GetTempFileName();
        try
        {
            var start = new ProcessStartInfo("dotnet", ["exec", typeof(LeNet).Assembly.Location, "kernels"])
            {
                Environment = { ["DOTNET_JitStdOutFile"] = file, ["DOTNET_JitDisasmSummary"] = "1" },
                RedirectStandardError = true,
            };
            if (off is not null)
                start.Environment[off] = "0";
            using Process child = Process.Start(start)!;
            string error = child.StandardError.ReadToEnd();
            child.WaitForExit();
            Assert.True(child.ExitCode == 0, $"The child process ended with {child.ExitCode}: {error}");
            return File.ReadAllLines(file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    // "117: JIT compiled ConvGen.Generated.ConvGen_Smoke_LeNet_Rows:PackImages(byref,byref) [FullOpts, IL size=71, code size=102]"
    [GeneratedRegex(@"JIT compiled (?:[\w+]+\.)*(?<kernel>\w*LeNet\w*:\w+)\(.*\) \[(?<tier>[^,\]]*),")]
    private static partial Regex CompiledKernel();

    [GeneratedRegex(@"(?<=_)Vector\d+(?=:)")]
    private static partial Regex Width();
}
