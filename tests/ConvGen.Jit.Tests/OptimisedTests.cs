namespace ConvGen.Jit.Tests;

/// <summary>The JIT compiler optimises every kernel, of a larger network too: it gives up on methods that are too large for it, without a word.</summary>
public sealed class OptimisedTests
{
    public static TheoryData<string> Widths => Listing.Widths;

    [Theory]
    [MemberData(nameof(Widths))]
    [InlineData("EnableAVX2=0")]
    public void EveryKernelIsOptimised(string settings)
    {
        Listing listing = Listing.Of(settings);
        var expected = listing.Expected.ToHashSet();
        Assert.True(expected.Count > 60, $"Only {expected.Count} kernels were found.");
        var optimised = listing.Methods.Where(method => method.Tier == "FullOpts").Select(method => method.Name).ToHashSet();
        Assert.True(expected.IsSubsetOf(optimised), $"Not optimised: {string.Join(", ", listing.Methods.Where(method => expected.Contains(method.Name) && method.Tier != "FullOpts").Select(method => $"{method.Name} ({method.Tier})"))}; "
            + $"not compiled: {string.Join(", ", expected.Except(listing.Methods.Select(method => method.Name)))}.");
    }
}
