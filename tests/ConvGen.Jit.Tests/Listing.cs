using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using ConvGen.Smoke;

namespace ConvGen.Jit.Tests;

/// <summary>The machine code of every kernel, as the JIT compiler of a process that runs them all lists it.</summary>
/// <param name="Width">Bits of the vectors that it ran with.</param>
internal sealed record Listing(int Width, IReadOnlyList<CompiledMethod> Methods)
{
    /// <summary>Settings of the runtime under which a machine's widest vectors are those of 512, 256 and 128 bits.</summary>
    public static readonly TheoryData<string> Widths = ["", "EnableAVX512=0", "EnableAVX512=0 PreferredVectorBitWidth=128"];

    private static readonly ConcurrentDictionary<string, Listing> s_listings = new();

    /// <summary>Kernels with vectors of this listing's width.</summary>
    public IEnumerable<CompiledMethod> OfVectors => Methods.Where(method => method.Class.EndsWith($"_Vector{Width}", StringComparison.Ordinal) && IsKernel(method));

    /// <summary>Kernels that only move numbers.</summary>
    public IEnumerable<CompiledMethod> OfRows => Methods.Where(method => method.Class.EndsWith("_Rows", StringComparison.Ordinal) && IsKernel(method));

    /// <summary>The names of all kernels that a process of this width runs.</summary>
    public IEnumerable<string> Expected =>
        from type in typeof(LeNet).Assembly.GetTypes()
        where (type.Name.EndsWith($"_Vector{Width}", StringComparison.Ordinal) || type.Name.EndsWith("_Rows", StringComparison.Ordinal)) && !type.Name.Contains("TinyNet", StringComparison.Ordinal)
        from method in type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        where (method.MethodImplementationFlags & MethodImplAttributes.AggressiveOptimization) != 0
        select $"{type.Name}:{method.Name}";

    /// <summary>The listing under some settings; skips the calling test where the machine has no vectors of 512 bits to switch off.</summary>
    /// <param name="settings">Such as <c>EnableAVX512=0</c>, with blanks between.</param>
    public static Listing Of(string settings)
    {
        Assert.SkipUnless(RuntimeInformation.ProcessArchitecture == Architecture.X64, "The listing is read as that of x64.");
        Assert.SkipWhen(settings.Length > 0 && !Vector512.IsHardwareAccelerated, "The machine's vectors have less than 512 bits anyway.");
        return s_listings.GetOrAdd(settings, List);
    }

    private bool IsKernel(CompiledMethod method) => Expected.Contains(method.Name);

    private static Listing List(string settings)
    {
        string file = Path.GetTempFileName();
        try
        {
            var start = new ProcessStartInfo("dotnet", ["exec", typeof(LeNet).Assembly.Location, "kernels"])
            {
                Environment = { ["DOTNET_JitStdOutFile"] = file, ["DOTNET_JitDisasm"] = "*_Rows:* *_Vector*:*" },
                RedirectStandardError = true,
            };
            foreach (string[] setting in settings.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(setting => setting.Split('=')))
                start.Environment[$"DOTNET_{setting[0]}"] = setting[1];
            using Process child = Process.Start(start)!;
            string error = child.StandardError.ReadToEnd();
            child.WaitForExit();
            Assert.True(child.ExitCode == 0, $"The child process ended with {child.ExitCode}: {error}");
            List<CompiledMethod> methods = [.. CompiledMethod.Read(File.ReadLines(file))];
            string vectors = Assert.Single(methods.Select(method => method.Class.Split('_')[^1]).Where(part => part.StartsWith("Vector", StringComparison.Ordinal)).Distinct());
            return new(int.Parse(vectors["Vector".Length..], System.Globalization.CultureInfo.InvariantCulture), methods);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
