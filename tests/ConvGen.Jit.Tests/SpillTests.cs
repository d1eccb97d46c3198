using System.Globalization;

namespace ConvGen.Jit.Tests;

/// <summary>Loops keep their vectors in registers: how many instructions go to the stack for one is counted in the machine code, and bounded.</summary>
public sealed class SpillTests(ITestOutputHelper output)
{
    /// <summary>So few in a loop cost nothing that can be measured.</summary>
    private const int Few = 10;

    /// <summary>In a hundred instructions.</summary>
    private const double Share = 3;

    public static TheoryData<string> Settings => Listing.Settings;

    /// <summary>What is known to spill more, and how many times at the most in a loop: to be lowered, never to be raised without a reason.</summary>
    private static readonly Dictionary<string, int> s_known = new()
    {
    };

    [Theory]
    [MemberData(nameof(Settings))]
    public void LoopsKeepTheirVectorsInRegisters(string off)
    {
        Listing listing = Listing.Of(off);
        var loops = listing.OfVectors.SelectMany(kernel => kernel.Loops.Select(loop => (Kernel: kernel.Name, Loop: loop))).ToList();
        Assert.True(loops.Count > 100, $"Only {loops.Count} loops were found.");
        foreach ((string kernel, CompiledLoop loop) in loops.Where(found => found.Loop.Spills > 0).OrderByDescending(found => found.Loop.Spills))
            output.WriteLine($"{kernel}, {loop}");
        string[] over = [.. loops.Where(found => found.Loop.Spills > Bound(found.Kernel, found.Loop)).Select(found => string.Create(CultureInfo.InvariantCulture, $"{found.Kernel}, {found.Loop}; expected at most {Bound(found.Kernel, found.Loop)}"))];
        Assert.True(over.Length == 0, string.Join("\n", over));
    }

    private static int Bound(string kernel, CompiledLoop loop) =>
        Math.Max(s_known.GetValueOrDefault(kernel["ConvGen_Smoke_".Length..]), Math.Max(Few, (int)(loop.Instructions * Share / 100)));
}
