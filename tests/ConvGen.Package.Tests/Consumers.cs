using System.Runtime.CompilerServices;
using ConvGen.Tests.Harness;

namespace ConvGen.Package.Tests;

/// <summary>The programs of the folder Consumers, copied to the workplace and built there from the packages.</summary>
internal static class Consumers
{
    private static readonly ConditionalWeakTable<Workplace, Lazy<Task<Ran>>> s_builds = [];

    /// <summary>Builds them all, once.</summary>
    /// <returns>What the build printed.</returns>
    public static async Task<Ran> Built(Workplace workplace) => (await s_builds.GetValue(workplace, place => new(() => Build(place))).Value).Succeeds();

    /// <summary>The path of one's assembly.</summary>
    public static string Program(Workplace workplace, string name) => workplace[$"consumers/{name}/bin/Release/net10.0/{name}.dll"];

    private static Task<Ran> Build(Workplace workplace)
    {
        string from = Path.Combine(Repository.Root, "tests", "ConvGen.Package.Tests", "Consumers");
        foreach (string file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            string to = Path.Combine(workplace["consumers"], Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }

        return workplace.Dotnet("consumers", "build", "Consumers.slnx", "-c", "Release", "-nologo", $"-p:ConvGenVersion={workplace.Version}");
    }
}
