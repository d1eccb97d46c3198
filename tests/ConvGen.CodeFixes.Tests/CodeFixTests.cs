using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using ConvGen.CodeFixes;

namespace ConvGen.Tests;

/// <summary>Each repair changes what it says and nothing else, and the error is gone.</summary>
public sealed class CodeFixTests
{
    /// <summary>What is written, the repair's title, and what is written then; the network's class follows.</summary>
    public static TheoryData<string, string, string> Attributes => new()
    {
        { "[Network(1, 8, 8)]\n[Conv2d(4, 3)]   // reads\n[Linear(10)] // writes", "Insert 'Flatten'", "[Network(1, 8, 8)]\n[Conv2d(4, 3)]   // reads\n[Flatten]\n[Linear(10)] // writes" },
        { "  [Network(1, 8, 8)]\r\n  [Linear(10)]", "Insert 'Flatten'", "  [Network(1, 8, 8)]\r\n  [Flatten]\r\n  [Linear(10)]" },
        { "[Network(1, 8, 8)] [Linear(10)]", "Insert 'Flatten'", "[Network(1, 8, 8)] [Flatten] [Linear(10)]" },
        { "[Network(1, 8, 8), ReLU, Linear(10)]", "Insert 'Flatten'", "[Network(1, 8, 8), ReLU, Flatten, Linear(10)]" },
        { "[Network(12, 8, 8)] [Conv2d(18, 3, Groups = 5)]", "Use Groups = 6", "[Network(12, 8, 8)] [Conv2d(18, 3, Groups = 6)]" },
        { "[Network(4, 8, 8)] [Conv2d(6, 3, Groups = 4, Padding = 1)]", "Use Groups = 2", "[Network(4, 8, 8)] [Conv2d(6, 3, Groups = 2, Padding = 1)]" },
        { "[Network(1, 5, 5)] [Conv2d(4, 7)]", "Use kernel = 5", "[Network(1, 5, 5)] [Conv2d(4, 5)]" },
        { "[Network(1, 5, 5)] [Conv2d(4, 7)]", "Use Padding = 3", "[Network(1, 5, 5)] [Conv2d(4, 7, Padding = 3)]" },
        { "[Network(1, 5, 5)] [Conv2d(4, 9, Padding = 1, Name = \"A\")]", "Use Padding = 4", "[Network(1, 5, 5)] [Conv2d(4, 9, Padding = 4, Name = \"A\")]" },
        { "[Network(1, 9, 5)] [Conv2d(4, kernelWidth: 7, kernelHeight: 3)]", "Use kernelWidth = 5", "[Network(1, 9, 5)] [Conv2d(4, kernelWidth: 5, kernelHeight: 3)]" },
        { "[Network(1, 8, 8)] [Conv2d(1, 3, Dilation = 4)]", "Use Dilation = 3", "[Network(1, 8, 8)] [Conv2d(1, 3, Dilation = 3)]" },
        { "[Network(1, 4, 4)] [MaxPool2d(5)]", "Use kernel = 4", "[Network(1, 4, 4)] [MaxPool2d(4)]" },
        { "[Network(1, 8, 8)] [MaxPool2d(3, Padding = 2)]", "Use Padding = 1", "[Network(1, 8, 8)] [MaxPool2d(3, Padding = 1)]" },
        { "[Network(1, 4, 4)] [Conv2d(4, 3, Padding = 4, PaddingMode = PaddingMode.Reflect)]", "Use Padding = 3", "[Network(1, 4, 4)] [Conv2d(4, 3, Padding = 3, PaddingMode = PaddingMode.Reflect)]" },
        { "[Network(1, 4, 4)] [Conv2d(4, 3, Padding = 4, PaddingMode = PaddingMode.Reflect)]", "Remove 'PaddingMode = PaddingMode.Reflect'", "[Network(1, 4, 4)] [Conv2d(4, 3, Padding = 4)]" },
        { "[Network(1, 8, 8)] [Conv2d(4, 3, Stride = 2, AutoPad = AutoPad.SameUpper)]", "Remove 'Stride = 2'", "[Network(1, 8, 8)] [Conv2d(4, 3, AutoPad = AutoPad.SameUpper)]" },
        { "[Network(1, 9, 9)] [Conv2d(4, 3, Stride = 2, AutoPad = AutoPad.SameUpper)]", "Remove 'AutoPad = AutoPad.SameUpper'", "[Network(1, 9, 9)] [Conv2d(4, 3, Stride = 2)]" },
        { "[Network(1, 8, 8)] [Conv2d(4, 3, Padding = 2, AutoPad = AutoPad.SameUpper)]", "Remove 'Padding = 2'", "[Network(1, 8, 8)] [Conv2d(4, 3, AutoPad = AutoPad.SameUpper)]" },
        { "[Network(1, 8, 8)]\n[Flatten]\n  [MaxPool2d(2)]\n[Linear(3)]", "Remove 'MaxPool2d(2)'", "[Network(1, 8, 8)]\n[Flatten]\n[Linear(3)]" },
        { "[Network(1, 8, 8)] [Flatten] [MaxPool2d(2)] [Linear(3)]", "Remove 'MaxPool2d(2)'", "[Network(1, 8, 8)] [Flatten] [Linear(3)]" },
        { "[Network(1, 8, 8), Flatten, MaxPool2d(2)]", "Remove 'MaxPool2d(2)'", "[Network(1, 8, 8), Flatten]" },
        { "[Network(1, 8, 8)] [Conv2d(4, 3, Name = \"my conv\")]", "Use Name = \"Myconv\"", "[Network(1, 8, 8)] [Conv2d(4, 3, Name = \"Myconv\")]" },
        { "[Network(1, 8, 8)] [Conv2d(4, 3, Name = \"1\")]", "Remove 'Name = \"1\"'", "[Network(1, 8, 8)] [Conv2d(4, 3)]" },
        { "[Network(1, 8, 8)] [Conv2d(4, 3, Name = \"A\")] [Conv2d(4, 3, Name = \"A\")]", "Use Name = \"A2\"", "[Network(1, 8, 8)] [Conv2d(4, 3, Name = \"A\")] [Conv2d(4, 3, Name = \"A2\")]" },
        { "[Network(1, 8, 8)] [ReLU(Name = \"Predict\")]", "Remove 'Name = \"Predict\"'", "[Network(1, 8, 8)] [ReLU]" },
        { "[Network(1, 8, 8)] [Conv2d(4, 3, Name = \"Net\")]", "Use Name = \"Net2\"", "[Network(1, 8, 8)] [Conv2d(4, 3, Name = \"Net2\")]" },
        { "[Network(1, 28, 28, Unroll = Unroll.Full)] [Conv2d(6, 5)]", "Remove 'Unroll = Unroll.Full'", "[Network(1, 28, 28)] [Conv2d(6, 5)]" },
        { "[Network(0, 8, 8)] [ReLU]", "Use channels = 1", "[Network(1, 8, 8)] [ReLU]" },
        { "[Network(1, 8, 8)] [Conv2d(4, 3, Stride = 0)]", "Use Stride = 1", "[Network(1, 8, 8)] [Conv2d(4, 3, Stride = 1)]" },
        { "[Network(1, 1, 8)] [MaxPool2d(2, Dilation = 2, Padding = 1, Stride = 1)]", "Remove 'Dilation = 2'", "[Network(1, 1, 8)] [MaxPool2d(2, Padding = 1, Stride = 1)]" },
        { "[Network(1, 8, 8)] [Conv2d(4, 3)] [BatchNorm2d]", "Use Bias = false", "[Network(1, 8, 8)] [Conv2d(4, 3, Bias = false)] [BatchNorm2d]" },
        { "[Network(1, 8, 8)] [Conv2d(4, 3, Bias = true)] [BatchNorm2d]", "Use Bias = false", "[Network(1, 8, 8)] [Conv2d(4, 3, Bias = false)] [BatchNorm2d]" },
        { "[Network(1, 8, 8)] [ReLU] [Dropout(0)]", "Remove 'Dropout(0)'", "[Network(1, 8, 8)] [ReLU]" },
        { "[Network(1, 8, 8)]\n[Flatten] [Softmax]", "Remove 'Softmax'", "[Network(1, 8, 8)]\n[Flatten]" },
        { "[Network(1, 8, 8)] [Sigmoid] [Sigmoid] // twice", "Remove 'Sigmoid'", "[Network(1, 8, 8)] [Sigmoid] // twice" },
    };

    [Theory]
    [MemberData(nameof(Attributes))]
    public Task AnAttributeIsMended(string attributes, string title, string mended) =>
        IsMended($"using ConvGen;\n\n{attributes}\npublic partial class Net;\n", title, $"using ConvGen;\n\n{mended}\npublic partial class Net;\n");

    [Theory]
    [InlineData("[Network(1, 4, 4)] [ReLU] public sealed class Net;", "Make 'Net' partial", "[Network(1, 4, 4)] [ReLU] public sealed partial class Net;")]
    [InlineData("public static class Outer { [Network(1, 4, 4)] [ReLU] public partial class Net; }", "Make 'Outer' partial", "public static partial class Outer { [Network(1, 4, 4)] [ReLU] public partial class Net; }")]
    public Task AClassIsMended(string source, string title, string mended) => IsMended($"using ConvGen;\n{source}", title, $"using ConvGen;\n{mended}");

    [Fact]
    public async Task AllOfAKindAreMendedAtOnce()
    {
        const string Wrong = "using ConvGen;\n[Network(4, 8, 8)] [Conv2d(6, 3, Groups = 4)] class A;\n[Network(9, 8, 8)]\n[Conv2d(6, 3, Groups = 2)]\n[Linear(2)] class B;\n";
        var document = FixedSource.Document(Wrong.Replace(" class", " partial class", StringComparison.Ordinal));
        var diagnostics = (await FixedSource.Diagnostics(document)).Where(diagnostic => diagnostic.Id == "CG0022").ToList();
        Assert.Equal(2, diagnostics.Count);
        var provider = new NetworkCodeFixProvider();
        var action = (await FixedSource.Actions(document, diagnostics[0])).Single();
        var context = new FixAllContext(
            document, provider, FixAllScope.Document, action.EquivalenceKey!, ["CG0022"], new Known(diagnostics), TestContext.Current.CancellationToken);

        var all = await provider.GetFixAllProvider().GetFixAsync(context);

        string text = (await (await FixedSource.Apply(document, all!)).GetTextAsync(TestContext.Current.CancellationToken)).ToString();
        Assert.Equal(Wrong.Replace("Groups = 4", "Groups = 2", StringComparison.Ordinal).Replace("[Conv2d(6, 3, Groups = 2)]\n", "[Conv2d(6, 3, Groups = 1)]\n", StringComparison.Ordinal).Replace(" class", " partial class", StringComparison.Ordinal), text);
    }

    private static async Task IsMended(string source, string title, string mended)
    {
        var document = FixedSource.Document(source);
        var diagnostic = (await FixedSource.Diagnostics(document))[0];
        var actions = await FixedSource.Actions(document, diagnostic);
        var action = Assert.Single(actions, action => action.Title == title);
        Assert.Equal(actions.Count, actions.Select(other => other.EquivalenceKey).Distinct().Count());

        var changed = await FixedSource.Apply(document, action);

        Assert.Equal(mended, (await changed.GetTextAsync(TestContext.Current.CancellationToken)).ToString());
        Assert.DoesNotContain(await FixedSource.Diagnostics(changed), left => left.Id == diagnostic.Id || left.Severity == DiagnosticSeverity.Error);
    }

    /// <summary>The diagnostics that were found already.</summary>
    private sealed class Known(IReadOnlyList<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult(Enumerable.Empty<Diagnostic>());
    }
}
