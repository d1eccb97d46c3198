using System.Reflection;
using ConvGen.Tests.Harness;

[assembly: AssemblyFixture(typeof(ConvGen.Package.Tests.Workplace))]

namespace ConvGen.Package.Tests;

/// <summary>A temporary folder with the packed packages, in which users' projects are made; gone at the end.</summary>
/// <remarks>
/// NuGet unpacks them into a folder of its own and takes everything else from the machine's, so that a version that was packed before is never met,
/// and nothing is left behind.
/// </remarks>
public sealed class Workplace : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("convgen-packages-").FullName;

    /// <summary>Debug or Release: what the tests were built as, and the packages' assemblies with them.</summary>
    public static string Configuration { get; } =
        typeof(Workplace).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "Configuration").Value!;

    /// <summary>The folder with the packages.</summary>
    public string Packages => this["packages"];

    /// <summary>The packages' version.</summary>
    public string Version => Path.GetFileNameWithoutExtension(Directory.GetFiles(Packages, "ConvGen.Tool.*.nupkg").Single())["ConvGen.Tool.".Length..];

    /// <summary>The path of something in the folder.</summary>
    public string this[string name] => Path.Combine(_folder, name);

    /// <summary>Packs.</summary>
    public async ValueTask InitializeAsync()
    {
        string project = Path.Combine(Repository.Root, "src", "Packaging", "Pack.proj");
        (await Dotnet(".", "msbuild", project, "-t:Pack", "-v:q", "-nologo", $"-p:Configuration={Configuration}", $"-p:PackageOutputPath={Packages}")).Succeeds();
        await File.WriteAllTextAsync(this["nuget.config"], """<configuration><packageSources><add key="convgen" value="packages" /></packageSources></configuration>""");
    }

    /// <summary>Runs <c>dotnet</c> to its end, in a folder of the workplace.</summary>
    public Task<Ran> Dotnet(string folder, params IEnumerable<string> arguments) => Run(folder, "dotnet", arguments);

    /// <summary>Runs a program to its end, in a folder of the workplace.</summary>
    public Task<Ran> Run(string folder, string program, params IEnumerable<string> arguments) => Ran.Of(this[folder], program, arguments, Environment);

    /// <summary>What every program in the workplace is told: where NuGet unpacks to, and where it finds the rest.</summary>
    public Dictionary<string, string> Environment => new() { ["NUGET_PACKAGES"] = this["cache"], ["NUGET_FALLBACK_PACKAGES"] = MachinesPackages };

    /// <summary>Deletes the folder.</summary>
    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static string MachinesPackages => System.Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}
