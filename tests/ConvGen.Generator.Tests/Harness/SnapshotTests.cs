using Xunit.Sdk;

namespace ConvGen.Tests.Harness;

/// <summary>Snapshots under Verify's conventions.</summary>
public sealed class SnapshotTests
{
    [Fact]
    public void EqualTextPassesWhateverItsLineEnds() => Snapshot.Verify("one\r\ntwo\n", "equal");

    [Fact]
    public void ADifferenceFailsAndLeavesTheNewText()
    {
        var folder = Directory.CreateTempSubdirectory("snapshot").FullName;
        var test = Path.Combine(folder, "Some.cs");
        File.WriteAllText(Path.Combine(folder, "Some.Case#x.verified.txt"), "a\nb\n");

        var error = Assert.Throws<FailException>(() => Snapshot.Verify("a\nc", "x", "txt", test, "Case"));

        Assert.Contains("line 2:\n- b\n+ c", error.Message);
        Assert.Equal("a\nc\n", File.ReadAllText(Path.Combine(folder, "Some.Case#x.received.txt")));
        Snapshot.Verify("a\nb", "x", "txt", test, "Case");
        Assert.False(File.Exists(Path.Combine(folder, "Some.Case#x.received.txt")));
        Directory.Delete(folder, recursive: true);
    }
}
