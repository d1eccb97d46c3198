using System.Globalization;
using ConvGen.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace ConvGen.Tests.Incremental;

/// <summary>Where the best tile would make a method too long, the generator says which tile that is.</summary>
public sealed class ShrunkTileTests
{
    [Fact]
    public void ATileThatNoMethodHoldsIsToldAsAnInfo()
    {
        var told = Assert.Single(Told(37));
        Assert.Equal((DiagnosticSeverity.Info, Location.None), (told.Severity, told.Location));
        Assert.Equal(
            "The kernel Conv1InputGradient of 'Net' for vectors of 512 bits would be faster with the tile iy 4, ix 2 | y 5, x 4, but has a smaller one: beyond 1000 statements a method is not optimised",
            told.GetMessage(CultureInfo.InvariantCulture));
    }

    [Fact]
    public void ATileThatFitsIsNot() => Assert.Empty(Told(36));

    private static List<Diagnostic> Told(int size) =>
        [.. RoslynHarness.Diagnostics(RoslynHarness.Generate($"using ConvGen; [Network(3, {size}, {size})] [Conv2d(8, 7, Stride = 2, Padding = 3)] public partial class Net;")).Where(diagnostic => diagnostic.Id == "CG0201")];
}
