namespace ConvGen.Jit.Tests;

/// <summary>Everything that a kernel uses is inlined: a call in its code is an inlining that failed, and costs more than the arithmetic.</summary>
public sealed class InliningTests
{
    public static TheoryData<string> Settings => Listing.Settings;

    [Theory]
    [MemberData(nameof(Settings))]
    public void KernelsOfVectorsCallNothing(string off) => CallsOnly(Listing.Of(off).OfVectors, []);

    [Theory]
    [MemberData(nameof(Settings))]
    public void KernelsThatMoveNumbersCallOnlyWhatMovesRows(string off) =>
        CallsOnly(Listing.Of(off).OfRows, ["ConvGen.CompilerServices.Lanes:Transpose", "ConvGen.CompilerServices.Lanes:Copy", "ConvGen.CompilerServices.Lanes:Fold", "System.SpanHelpers:Memmove"]);

    private static void CallsOnly(IEnumerable<CompiledMethod> kernels, string[] expected)
    {
        List<CompiledMethod> all = [.. kernels];
        Assert.NotEmpty(all);
        string[] others = [.. all.SelectMany(kernel => kernel.Calls.Distinct().Except(expected).Select(callee => $"{kernel.Name} calls {callee}"))];
        Assert.True(others.Length == 0, $"{string.Join("\n", others)}\nexpected: {(expected.Length == 0 ? "no call" : string.Join(", ", expected))}.");
    }
}
