using System.Globalization;
using ConvGen.Tests.Harness;

namespace ConvGen.Tests.Analyzers;

/// <summary>Wrong declarations: the id, the marked text and the words.</summary>
public sealed class NetworkAnalyzerTests
{
    /// <summary>The class's attributes; the id, what is marked, and part of the message.</summary>
    public static TheoryData<string, string, string, string> Layers => new()
    {
        { "[Network(1, 28, 28)]", "CG0009", "Network(1, 28, 28)", "'Net' has no layers" },
        { "[Network(0, 28, 28)] [ReLU]", "CG0010", "0", "The network's channels is 0; it must be at least 1" },
        { "[Network(1, 28, -2)] [ReLU]", "CG0010", "-2", "The network's width is −2; it must be at least 1" },
        { "[Network(1, 8, 8, Unroll = (Unroll)9)] [ReLU]", "CG0010", "Unroll = (Unroll)9", "The network's Unroll is 9; it must be Auto, Full or Taps" },
        { "[Network(1, 8, 8)] [Conv2d(0, 3)]", "CG0010", "0", "conv1's outChannels is 0; it must be at least 1" },
        { "[Network(1, 8, 8)] [Conv2d(kernel: 0, outChannels: 4)]", "CG0010", "kernel: 0", "conv1's kernel is 0" },
        { "[Network(1, 8, 8)] [Conv2d(1, 3, -1)]", "CG0010", "-1", "conv1's kernelWidth is −1; it must be at least 1" },
        { "[Network(1, 8, 8)] [Conv2d(4, 3, Stride = 0)]", "CG0010", "Stride = 0", "conv1's Stride is 0; it must be at least 1" },
        { "[Network(1, 8, 8)] [Conv2d(4, 3, Padding = -1)]", "CG0010", "Padding = -1", "conv1's Padding is −1; it must be at least 0" },
        { "[Network(1, 8, 8)] [Flatten] [Linear(-5)]", "CG0010", "-5", "linear1's outFeatures is −5; it must be at least 1" },
        { "[Network(16, 5, 5)] [Conv2d(4, 1)] [Conv2d(4, 7)]", "CG0011", "7", "conv2 has a 7×7 kernel on 4×5×5 with padding 0: 5 + 2·0 − 7 + 1 = −1 rows" },
        { "[Network(1, 5, 9)] [Conv2d(4, 7, 3, PaddingTop = 1)]", "CG0011", "7", "conv1 has a 7×3 kernel on 1×5×9 with padding 1 + 0: 5 + 1 + 0 − 7 + 1 = 0 rows" },
        { "[Network(1, 9, 5)] [Conv2d(4, 3, 7)]", "CG0011", "7", "5 + 2·0 − 7 + 1 = −1 columns" },
        { "[Network(1, 4, 4)] [MaxPool2d(5, Stride = 2)]", "CG0011", "5", "pool1 has a 5×5 kernel on 1×4×4 with padding 0: ⌊(4 + 2·0 − 5) / 2⌋ + 1 = 0 rows" },
        { "[Network(1, 4, 4)] [Conv2d(1, int.MaxValue)]", "CG0011", "int.MaxValue", "4 + 2·0 − 2147483647 + 1 = −2147483642 rows" },
        { "[Network(1, 8, 8)] [MaxPool2d(3, Padding = 2)]", "CG0012", "Padding = 2", "pool1 has padding 2 above with a 3×3 kernel; a pool's padding is at most half its kernel, ⌊3 / 2⌋ = 1" },
        { "[Network(1, 8, 8)] [AvgPool2d(2, 3, PaddingWidth = 1, PaddingRight = 2)]", "CG0012", "PaddingRight = 2", "pool1 has padding 2 on the right with a 2×3 kernel" },
        { "[Network(1, 8, 8)] [Linear(10)]", "CG0013", "Linear(10)", "linear1 reads a vector of features but stands after an image of 1×8×8; put Flatten before it" },
        { "[Network(1, 8, 8)] [Flatten] [MaxPool2d(2)]", "CG0014", "MaxPool2d(2)", "pool1, a MaxPool2d, reads an image but stands after a vector of 64 features" },
        { "[Network(1, 8, 8)] [Conv2d(1, 3, Name = \"\")]", "CG0015", "Name = \"\"", "'' is no name for a layer" },
        { "[Network(1, 8, 8)] [Conv2d(1, 3, Name = \"class\")]", "CG0015", "Name = \"class\"", "'class' is no name for a layer" },
        { "[Network(1, 8, 8)] [Conv2d(1, 3, Name = \"1st\")]", "CG0015", "Name = \"1st\"", "'1st' is no name" },
        { "[Network(1, 8, 8)] [ReLU(Name = \"Stem\")] [Conv2d(1, 3, Name = \"stem\")]", "CG0016", "Name = \"stem\"", "The name 'stem' belongs to another layer: the ReLU that is number 1" },
        { "[Network(1, 8, 8)] [Conv2d(1, 3, Name = \"Conv2\")] [Conv2d(1, 3)]", "CG0016", "Name = \"Conv2\"", "The name 'Conv2' belongs to another layer: the Conv2d that is number 2" },
        { "[Network(1, 8, 8)] [Conv2d(1, 3, Name = \"Predict\")]", "CG0017", "Name = \"Predict\"", "A layer's name is 'Predict', a name that every network has or uses itself" },
        { "[Network(1, 8, 8)] [Conv2d(1, 3, Name = \"GetType\")]", "CG0017", "Name = \"GetType\"", "'GetType'" },
        { "[Network(1, 8, 8)] [Conv2d(1, 3, Name = \"Net\")]", "CG0018", "Name = \"Net\"", "The property 'Net' of a layer would clash with the class, which has that name" },
        { "[Network(70000, 70000, 70000)] [ReLU]", "CG0020", "Network(70000, 70000, 70000)", "the network's input with 70000×70000×70000 = 343,000,000,000,000 numbers; at most 134,217,727" },
        { "[Network(1, 8, 8)] [Conv2d(int.MaxValue, 3)]", "CG0020", "int.MaxValue", "conv1's output with 2147483647×6×6 = 77,309,411,292 numbers" },
        { "[Network(1, 8, 8)] [Conv2d(1, 3, Padding = int.MaxValue)]", "CG0020", "Padding = int.MaxValue", "conv1's padded input with 1×4294967302×4294967302" },
        { "[Network(1, 8, 8)] [Conv2d(2, 3, Padding = 5000)]", "CG0020", "Padding = 5000", "conv1's output with 2×10006×10006 = 200,240,072 numbers" },
        { "[Network(1, 8, 8)] [Conv2d(2000, 1)] [Conv2d(100000, 8)]", "CG0020", "100000", "conv2's weight with 100000×2000×8×8" },
        { "[Network(1, 8, 8)] [Flatten] [Linear(2000000000)]", "CG0020", "2000000000", "linear1's output with 2000000000 = 2,000,000,000 numbers" },
        { "[Network(1, 4000, 4000)] [ReLU] [ReLU] [ReLU] [ReLU] [ReLU] [ReLU] [ReLU] [ReLU]", "CG0020", "Network(1, 4000, 4000)", "all tensors together with 144,000,000 numbers" },
        { "[Network(1, 28, 28, Unroll = Unroll.Full)] [Conv2d(6, 5)]", "CG0021", "Unroll = Unroll.Full", "conv1 written out in full would be 86,400 statements; Unroll.Full takes at most 500 a layer" },
    };

    [Theory]
    [MemberData(nameof(Layers))]
    public void AWrongLayerIsMarkedWhereItIsWrong(string attributes, string id, string marked, string message) =>
        Reported.Layer(attributes, id, marked, message);

    /// <summary>Whole sources; the id, what is marked, and part of the message.</summary>
    public static TheoryData<string, string, string, string> Classes => new()
    {
        { "[Network(1, 4, 4)] [ReLU] public class Net;", "CG0001", "Net", "'Net' has layers but is not partial" },
        { "[Network(1, 4, 4)] [ReLU] public static partial class Net;", "CG0002", "Net", "'Net' is static" },
        { "[Network(1, 4, 4)] [ReLU] public abstract partial class Net;", "CG0002", "Net", "'Net' is abstract" },
        { "[Network(1, 4, 4)] [ReLU] public partial record Net;", "CG0002", "Net", "'Net' is a record" },
        { "[Network(1, 4, 4)] [ReLU] file partial class Net;", "CG0002", "Net", "'Net' is local to its file" },
        { "[Network(1, 4, 4)] [ReLU] public partial class Net<T>;", "CG0003", "Net", "'Net' is generic" },
        { "public partial class Outer<T> { [Network(1, 4, 4)] [ReLU] public partial class Net; }", "CG0003", "Net", "'Net' is generic or nested in a generic type" },
        { "public class Outer { [Network(1, 4, 4)] [ReLU] public partial class Net; }", "CG0004", "Outer", "'Outer' is not partial" },
        { "public class A { public partial class B { [Network(1, 4, 4)] [ReLU] public partial class Net; } }", "CG0004", "A", "'A' is not partial" },
        { "[Network(1, 4, 4)] [ReLU] public partial class Net(int size) { public int Size => size; }", "CG0005", "Net", "it has a primary constructor" },
        { "[Network(1, 4, 4)] [ReLU] public partial class Net { public Net(int size) => Size = size; public int Size { get; } }", "CG0005", "Net", "it has a constructor with one int already" },
        { "public abstract class Base { private protected Base(string name) => Name = name; public string Name { get; } } [Network(1, 4, 4)] [ReLU] public partial class Net : Base { public Net() : base(\"n\") { } }", "CG0005", "Net", "its base class Base has no constructor without parameters" },
        { "[ReLU] [Flatten] public partial class Net;", "CG0006", "ReLU", "'Net' has layers, ReLU first, but no Network attribute" },
        { "[Network(1, 4, 4)] [ReLU] [Network(3, 4, 4)] public partial class Net;", "CG0007", "Network(3, 4, 4)", "'Net' has more than one Network attribute" },
        { "[Network(1, 4, 4)] [ReLU] public partial class Net; [Network(1, 4, 4)] public partial class Net;", "CG0007", "Network(1, 4, 4)", "'Net' has more than one Network attribute" },
        { "[Network(1, 4, 4)] [ReLU] public partial class Net; [Flatten] [Linear(2)] public partial class Net;", "CG0008", "Flatten", "Flatten stands on another declaration of 'Net'" },
        { "[Network(1, 4, 4)] [Conv2d(1, 2)] public partial class Conv1;", "CG0018", "Conv2d(1, 2)", "The property 'Conv1' of a layer would clash with the class" },
        { "public class Base { public int Conv1; } [Network(1, 4, 4)] [Conv2d(1, 2)] public partial class Net : Base;", "CG0018", "Conv2d(1, 2)", "The property 'Conv1' of a layer would clash with a member of 'Net' that has that name" },
        { "[Network(1, 4, 4)] [ReLU] public partial class Parameters;", "CG0017", "Parameters", "The class's name is 'Parameters'" },
        { "[Network(1, 4, 4)] [ReLU] public partial class Net { public int InputLength => 3; }", "CG0019", "InputLength", "'Net' has a member 'InputLength' of its own" },
        { "[Network(1, 4, 4)] [ReLU] public partial class Net { public sealed class Architecture; }", "CG0019", "Architecture", "'Net' has a member 'Architecture' of its own" },
        { "[Network(1, 4, 4)] [ReLU] public partial class Net { public void Save(string path) => _ = path; }", "CG0019", "Save", "'Net' has a member 'Save' of its own" },
        { "[Network(1, 4, 4)] [ReLU] public partial class Net { public object Clone() => this; }", "CG0019", "Clone", "'Net' has a member 'Clone' of its own" },
        { "[Network(1, 4, 4)] [ReLU] public partial class Net { public static void Trace(System.ReadOnlySpan<float> image) => _ = image.Length; }", "CG0019", "Trace", "'Net' has a member 'Trace' of its own" },
        { "[Network(1, 4, 4)] [ReLU] public partial class Base; [Network(1, 4, 4)] [ReLU] public partial class Net : Base;", "CG0002", "Net", "'Net' is derived from Base, which is a network itself" },
        { "[Network(1, 4, 4)] [ReLU] public partial class Net { public required int Size { get; set; } }", "CG0005", "Net", "its member Size is required, which Clone could not heed" },
        { "[Network(1, 4, 4)] [ReLU] public partial class Net { public Net(string name) : base() => Name = name; public string Name { get; } }", "CG0028", "Net", "This constructor of 'Net' does not call Net(int seed = 0)" },
        { $"[Network(1, 4, 4)] {string.Concat(Enumerable.Repeat("[ReLU] ", 1_000))} [Flatten] [Linear(2)] public partial class Net;", "CG0029", "Flatten", "'Net' has 1,002 layers; at most 1,000 can be compiled" },
    };

    [Theory]
    [MemberData(nameof(Classes))]
    public void AWrongClassIsMarkedWhereItIsWrong(string source, string id, string marked, string message) =>
        Reported.One($"using ConvGen;\n\n{source}", id, marked, message);

    [Fact]
    public void OneMistakeLeavesTheRestOfTheCodeAlone()
    {
        var diagnostics = RoslynHarness.Diagnostics("""
            using System;
            using ConvGen;

            namespace Some.Where
            {
                public partial struct Outer
                {
                    [Network(1, 28, 28)]
                    [Conv2d(6, 5, Name = "Stem")] [Sigmoid]
                    [Conv2d(16, 50)]
                    [Flatten]
                    [Linear(10)]
                    public partial class LeNet;
                }

                public static class Program
                {
                    public static int Main()
                    {
                        var net = new Outer.LeNet(seed: 42);
                        net.Initialize(Init.XavierUniform, seed: 42);
                        net.Predict(new float[784], net.Parameters, threads: 1);
                        net.Backward([], [], net.Stem.Bias.IsEmpty ? [] : new float[1], [], seed: 3);
                        using var pass = net.Forward(new float[784], seed: 0);
                        net.Save(Outer.LeNet.Description);
                        net.Load("file");
                        INetwork any = net;
                        return Outer.LeNet.InputLength + Outer.LeNet.OutputLength + any.InputLength + Length<Outer.LeNet>();
                    }

                    private static int Length<T>() where T : class, INetwork<T> => T.OutputLength;
                }
            }
            """).Where(diagnostic => diagnostic.Id != "SYSLIB5001");

        Assert.Equal("CG0011", Assert.Single(diagnostics).Id);
    }

    [Fact]
    public void ABrokenNetworkThrowsWithTheMessage()
    {
        var generated = RoslynHarness.Run("using ConvGen; namespace N; [Network(1, 8, 8)] [Conv2d(1, 9, Name = \"A\")] public partial class Net;");
        var type = generated.Load().GetType("N.Net", throwOnError: true)!;

        var error = Assert.Throws<System.Reflection.TargetInvocationException>(() => Activator.CreateInstance(type, 0));

        var inner = Assert.IsType<InvalidOperationException>(error.InnerException);
        Assert.Equal("CG0011: a has a 9×9 kernel on 1×8×8 with padding 0: 8 + 2·0 − 9 + 1 = 0 rows", inner.Message);
    }

    [Fact]
    public void ACompilerErrorInAnArgumentIsEnough()
    {
        var ids = RoslynHarness.Diagnostics("using ConvGen; [Network(1, 8, 8)] [Conv2d(Missing, 3)] [Conv2d(4)] [Linear(0)] public partial class Net;").Select(d => d.Id);

        // The third layer has a mistake of its own.
        Assert.Equal(["CG0010", "CS0103", "CS1729"], ids.Order());
    }

    [Fact]
    public void SeveralMistakesAreAllToldAtOnce()
    {
        var ids = RoslynHarness.Diagnostics(
            "using ConvGen; [Network(1, 8, 8)] [Conv2d(4, 9)] [MaxPool2d(3, Padding = 2)] [Flatten] [Linear(0, Name = \"if\")] public partial class Net;").Select(d => d.Id);
        Assert.Equal(["CG0010", "CG0011", "CG0012", "CG0015"], ids.Order());
    }

    [Fact]
    public void MessagesAreTheSameInEveryCulture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = new NumberFormatInfo { NegativeSign = "minus", NumberGroupSeparator = "'" } };
            Reported.One("using ConvGen;\n[Network(1, 28, 28, Unroll = Unroll.Full)] [Conv2d(6, 5)] public partial class Net;", "CG0021", "Unroll = Unroll.Full", "86,400");
            Reported.One("using ConvGen;\n[Network(1, 5, -28)] [Conv2d(6, 5)] public partial class Net;", "CG0010", "-28", "−28");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
