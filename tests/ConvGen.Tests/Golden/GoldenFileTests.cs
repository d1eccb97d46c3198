using ConvGen.Tests.Harness;

namespace ConvGen.Tests.Golden;

/// <summary>What the files hold is what is declared here.</summary>
public class GoldenFileTests
{
    [Fact]
    public void EveryFileHasItsNetwork() =>
        Assert.Equal(GoldenFile.Names.Order(StringComparer.Ordinal), GoldenNetworks.All.Select(row => row.Data.Name));

    [Theory]
    [MemberData(nameof(GoldenNetworks.All), MemberType = typeof(GoldenNetworks))]
    public void DeclaredAsItWasComputed(Type network)
    {
        string[] files = ["ConvGen.Tests/Golden/Networks.cs", "ConvGen.Smoke/LeNet.cs"];
        string declared = string.Concat(files.Select(file => File.ReadAllText(Path.Combine(Repository.Root, "tests", file)).ReplaceLineEndings("\n")));

        Assert.Contains(GoldenFile.Read(network).Declaration, declared, StringComparison.Ordinal);
    }
}
