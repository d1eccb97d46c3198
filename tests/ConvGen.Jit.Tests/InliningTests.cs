namespace ConvGen.Jit.Tests;

/// <summary>Everything that a kernel uses is inlined: a call in its code is an inlining that failed, and costs more than the arithmetic.</summary>
public sealed class InliningTests
{
    public static TheoryData<string> Widths => Listing.Widths;

    [Theory]
    [MemberData(nameof(Widths))]
    public void KernelsOfVectorsCallNothing(string settings) => CallsOnly(Listing.Of(settings).OfVectors, []);

    [Theory]
    [MemberData(nameof(Widths))]
    public void KernelsThatMoveNumbersCallOnlyWhatMovesRows(string settings) =>
        CallsOnly(Listing.Of(settings).OfRows, ["ConvGen.CompilerServices.Lanes:Transpose", "ConvGen.CompilerServices.Lanes:Copy", "ConvGen.CompilerServices.Lanes:Fold", "System.SpanHelpers:Memmove"]);

    private static void CallsOnly(IEnumerable<CompiledMethod> kernels, string[] expected)
    {
        List<CompiledMethod> all = [.. kernels];
        Assert.NotEmpty(all);
        string[] others = [.. all.SelectMany(kernel => kernel.Calls.Distinct().Except(expected).Select(callee => $"{kernel.Name} calls {callee}"))];
        Assert.True(others.Length == 0, $"{string.Join("\n", others)}\nexpected: {(expected.Length == 0 ? "no call" : string.Join(", ", expected))}.");
    }
}
