using System.Globalization;
using ConvGen.Tests.Harness;

namespace ConvGen.Tests.Analyzers;

/// <summary>What is said of a source.</summary>
internal static class Reported
{
    /// <summary>Fails unless one thing is said of a network named <c>Net</c> with these attributes.</summary>
    public static void Layer(string attributes, string id, string marked, string message) =>
        One($"using ConvGen;\n\n{attributes}\npublic partial class Net;", id, marked, message);

    /// <summary>Fails unless one thing is said of the source: that id, at that text, in words that hold <paramref name="message"/>.</summary>
    public static void One(string source, string id, string marked, string message)
    {
        var diagnostics = RoslynHarness.Diagnostics(source);
        var ours = Assert.Single(diagnostics, diagnostic => diagnostic.Id.StartsWith("CG", StringComparison.Ordinal));

        Assert.Equal(id, ours.Id);
        Assert.Equal(marked, source.Substring(ours.Location.SourceSpan.Start, ours.Location.SourceSpan.Length));
        Assert.Contains(message, ours.GetMessage(CultureInfo.InvariantCulture));

        // The compiler itself objects to the attribute twice, and to nothing else.
        Assert.All(diagnostics, diagnostic => Assert.True(diagnostic.Id == id || (id == "CG0007" && diagnostic.Id == "CS0579"), diagnostic.ToString()));
    }
}
