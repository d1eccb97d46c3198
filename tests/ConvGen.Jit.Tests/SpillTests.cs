using System.Globalization;

namespace ConvGen.Jit.Tests;

/// <summary>Loops keep their vectors in registers: how many instructions go to the stack for one is counted in the machine code, and bounded.</summary>
public sealed class SpillTests(ITestOutputHelper output)
{
    /// <summary>So few in a loop cost nothing that can be measured.</summary>
    private const int Few = 10;

    /// <summary>In a hundred instructions.</summary>
    private const double Share = 3;

    public static TheoryData<string> Widths => Listing.Widths;

    [Theory]
    [MemberData(nameof(Widths))]
    public void LoopsKeepTheirVectorsInRegisters(string settings)
    {
        Listing listing = Listing.Of(settings);
        var loops = listing.OfVectors.SelectMany(kernel => kernel.Loops.Select(loop => (Kernel: kernel.Name, Loop: loop))).ToList();
        Assert.True(loops.Count > 100, $"Only {loops.Count} loops were found.");
        foreach ((string kernel, CompiledLoop loop) in loops.Where(found => found.Loop.Spills > 0).OrderByDescending(found => found.Loop.Spills))
            output.WriteLine($"{kernel}, {loop}");
        string[] over = [.. loops.Where(found => found.Loop.Spills > Bound(found.Kernel, found.Loop)).Select(found => string.Create(CultureInfo.InvariantCulture, $"{found.Kernel}, {found.Loop}; expected at most {Bound(found.Kernel, found.Loop)}"))];
        Assert.True(over.Length == 0, string.Join("\n", over));
    }

    private static int Bound(string kernel, CompiledLoop loop) =>
        Math.Max(KnownSpills.Most.GetValueOrDefault(kernel["ConvGen_Smoke_".Length..]), Math.Max(Few, (int)(loop.Instructions * Share / 100)));
}
