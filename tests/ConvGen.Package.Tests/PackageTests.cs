using System.Diagnostics;
using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using ConvGen.Tests.Harness;

namespace ConvGen.Package.Tests;

/// <summary>What is in the packages, and what they say of themselves.</summary>
public sealed class PackageTests(Workplace workplace)
{
    [Theory]
    [InlineData("ConvGen", "lib/net10.0/ConvGen.Runtime.dll")]
    [InlineData("ConvGen", "lib/net10.0/ConvGen.Runtime.xml")]
    [InlineData("ConvGen", "analyzers/dotnet/cs/ConvGen.Generator.dll")]
    [InlineData("ConvGen", "analyzers/dotnet/cs/ConvGen.CodeFixes.dll")]
    [InlineData("ConvGen", "build/ConvGen.props")]
    [InlineData("ConvGen", "build/ConvGen.targets")]
    [InlineData("ConvGen", "build/ConvGen.Checks.targets")]
    [InlineData("ConvGen", "buildTransitive/ConvGen.props")]
    [InlineData("ConvGen", "buildTransitive/ConvGen.targets")]
    [InlineData("ConvGen", "buildTransitive/ConvGen.Checks.targets")]
    [InlineData("ConvGen.Tool", "tools/net10.0/any/ConvGen.Tool.dll")]
    [InlineData("ConvGen.Templates", "content/convgen/.template.config/template.json")]
    public void APackageHolds(string package, string file)
    {
        using var zip = Open(package);
        Assert.NotNull(zip.GetEntry(file));
    }

    [Theory]
    [InlineData("ConvGen")]
    [InlineData("ConvGen.Tool")]
    [InlineData("ConvGen.Templates")]
    public void APackageIntroducesItself(string package)
    {
        using var zip = Open(package);
        var metadata = XDocument.Load(zip.GetEntry($"{package}.nuspec")!.Open()).Root!.Elements().Single();
        string Said(string name) => metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name)?.Value ?? "";

        Assert.Equal("MIT", Said("license"));
        Assert.NotNull(zip.GetEntry(Said("icon")));
        Assert.NotNull(zip.GetEntry(Said("readme")));
        Assert.InRange(Said("description").Length, 60, 400);
        Assert.Contains("convolution", Said("tags"), StringComparison.Ordinal);
        Assert.StartsWith("## [", Said("releaseNotes"), StringComparison.Ordinal);
        Assert.Equal("", Said("projectUrl"));
    }

    [Fact]
    public void APackageIsMadeOfEachOfTheThreeAndOfNothingElse() => Assert.Equal(
        ["ConvGen", "ConvGen.Templates", "ConvGen.Tool"],
        Directory.GetFiles(workplace.Packages, "*.nupkg").Select(file => Path.GetFileName(file).Split(".0.")[0]).Order(StringComparer.Ordinal));

    [Fact]
    public void SymbolsAreThoseOfTheAssembly()
    {
        using var zip = Open("ConvGen");
        using var symbols = ZipFile.OpenRead(Directory.GetFiles(workplace.Packages, "ConvGen.0.*.snupkg").Single());
        using var assembly = new PEReader(new MemoryStream(Bytes(zip, "lib/net10.0/ConvGen.Runtime.dll")));
        using var pdb = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(Bytes(symbols, "lib/net10.0/ConvGen.Runtime.pdb")));
        var entry = assembly.ReadDebugDirectory().Single(entry => entry.Type == DebugDirectoryEntryType.CodeView);
        var id = new BlobContentId(pdb.GetMetadataReader().DebugMetadataHeader!.Id);

        Assert.Equal(assembly.ReadCodeViewDebugDirectoryData(entry).Guid, id.Guid);
    }

    [Theory]
    [InlineData("lib/net10.0/ConvGen.Runtime.dll")]
    [InlineData("analyzers/dotnet/cs/ConvGen.Generator.dll")]
    [InlineData("analyzers/dotnet/cs/ConvGen.CodeFixes.dll")]
    public void AnAssemblySaysNothingOfWhereItWasBuilt(string file)
    {
        using var zip = Open("ConvGen");
        using var assembly = new PEReader(new MemoryStream(Bytes(zip, file)));
        var entries = assembly.ReadDebugDirectory();

        Assert.Contains(entries, entry => entry.Type == DebugDirectoryEntryType.Reproducible);
        string path = assembly.ReadCodeViewDebugDirectoryData(entries.Single(entry => entry.Type == DebugDirectoryEntryType.CodeView)).Path;
        Assert.StartsWith("/_/", path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASecondBuildElsewhereGivesTheSameBytes()
    {
        string project = Path.Combine(Repository.Root, "src", "ConvGen.Runtime");
        string first = Path.Combine(project, "obj", Workplace.Configuration, "net10.0");
        string second = workplace["second"];
        string paths = $"{second}/=/_/src/ConvGen.Runtime/obj/{Workplace.Configuration}/net10.0/%2C{Repository.Root}/=/_/";
        // The commit that the first was built at is part of it.
        string commit = FileVersionInfo.GetVersionInfo(Path.Combine(first, "ConvGen.Runtime.dll")).ProductVersion!.Split('+').ElementAtOrDefault(1) ?? "";
        (await workplace.Dotnet(".", "build", project, "--no-restore", "-v:q", "-nologo", "-c", Workplace.Configuration, "-p:BuildProjectReferences=false", "-p:RunAnalyzers=false",
            $"-p:IntermediateOutputPath={second}/", $"-p:OutDir={second}/bin/", $"-p:PathMap={paths}", $"-p:SourceRevisionId={commit}")).Succeeds();

        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(first, "ConvGen.Runtime.dll"), TestContext.Current.CancellationToken),
            await File.ReadAllBytesAsync(Path.Combine(second, "ConvGen.Runtime.dll"), TestContext.Current.CancellationToken));
    }

    private ZipArchive Open(string package) => ZipFile.OpenRead(Directory.GetFiles(workplace.Packages, $"{package}.0.*.nupkg").Single());

    private static byte[] Bytes(ZipArchive zip, string file)
    {
        using var memory = new MemoryStream();
        using var stream = zip.GetEntry(file)!.Open();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
