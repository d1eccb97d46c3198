using ConvGen.Benchmarks.Compiling;
using ConvGen.Generator.Declarations;
using ConvGen.Generator.Inference;
using ConvGen.Generator.Planning;
using ConvGen.Generator.Printing;
using ConvGen.Tests.Harness;
using ConvGen.Tests.Printing;
using Microsoft.CodeAnalysis;
using Inferred = ConvGen.Generator.Inference.Network;

namespace ConvGen.Tests.Planning;

/// <summary>How much is written for a network: the compiler takes its time for each statement.</summary>
public sealed class BudgetTests
{
    public static TheoryData<string, int, int> Budgets => new()
    {
        { NetworkSources.LeNet, 5_000, 460_000 },
        { NetworkSources.Vgg11(32), 9_500, 860_000 },
        { NetworkSources.MobileNetV1(32), 31_000, 3_400_000 },
    };

    /// <param name="source">The network.</param>
    /// <param name="statements">The most statements in the kernels for one width of vectors.</param>
    /// <param name="bytes">The most characters in them.</param>
    [Theory]
    [MemberData(nameof(Budgets))]
    public void KernelsForAWidthKeepTheirBudget(string source, int statements, int bytes)
    {
        foreach (var target in Target.All)
        {
            var files = Emit.Kernels(Plans.Of(Network(source)), [target]).Files.Where(file => file.HintName.Contains("Vector", StringComparison.Ordinal)).ToList();
            var table = string.Join("\n", files.Select(file => $"{file.HintName}: {Statements(file)} statements, {file.Text.Length} bytes"));
            int excess = files.Sum(Statements) - statements, more = files.Sum(file => file.Text.Length) - bytes;
            Assert.True(excess <= 0 && more <= 0, $"{target.Bits} bits: {Math.Max(0, excess)} statements and {Math.Max(0, more)} bytes beyond {statements} and {bytes}:\n{table}");
        }
    }

    [Fact]
    public void LayersThatDoTheSameShareTheirKernels()
    {
        const string Block = "[Conv2d(8, 3, Padding = 1, Bias = false)] [BatchNorm2d] [ReLU]";
        string Files(int blocks, string which) => string.Concat(Compiled.Files(Network($"using ConvGen; [Network(8, 6, 6)] {string.Concat(Enumerable.Repeat(Block, blocks))} public partial class Net;"))
            .Where(file => file.HintName == which).Select(file => file.Text));
        int Kernels(int blocks) => Files(blocks, "Net.Vector512.g.cs").Split('\n').Count(line => line.Contains("private static void", StringComparison.Ordinal));

        Assert.Equal(Kernels(2), Kernels(5));
        Assert.Contains("// The same for Conv2Forward, Conv3Forward, Conv4Forward, Conv5Forward.", Files(5, "Net.Vector512.g.cs"));
        Assert.Contains("Conv1Forward(X: ref reLU4Values, W: ref conv5Weight, Y: ref conv5Values);", Files(5, "Net.Vector512.g.cs"));
    }

    private static int Statements(GeneratedFile file) => file.Text.Split('\n').Count(line => line.EndsWith(';'));

    private static Inferred Network(string source)
    {
        var type = RoslynHarness.Compile(source).GetSymbolsWithName(_ => true, SymbolFilter.Type, TestContext.Current.CancellationToken).OfType<INamedTypeSymbol>().Single();
        return Infer.Network(Declare.Network(type, TestContext.Current.CancellationToken)!).Network!;
    }
}
