using System.Reflection;
using System.Runtime.Loader;

namespace ConvGen.Tool.Comparing;

/// <summary>Makes a network out of a compiled assembly; its code is run.</summary>
internal static class NetworkAssembly
{
    /// <summary>Makes a network with seed 0.</summary>
    /// <param name="place"><c>path/to/assembly.dll:Full.Type</c>.</param>
    /// <exception cref="RefusedException">There is no such assembly, or no such network in it.</exception>
    public static INetwork Load(string place)
    {
        var colon = place.LastIndexOf(':');
        if (colon <= 0 || colon == place.Length - 1)
        {
            throw new RefusedException($"--network is '{place}'; expected an assembly, a colon and a class: bin/App.dll:My.LeNet");
        }

        string path = Path.GetFullPath(place[..colon]), name = place[(colon + 1)..];
        if (!File.Exists(path))
        {
            throw new RefusedException($"--network is '{place}'; there is no file {path}");
        }

        try
        {
            var assembly = new Context(path).LoadFromAssemblyPath(path);
            var networks = assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(INetwork)) && !type.IsAbstract).ToList();
            return networks.FirstOrDefault(type => type.FullName == name) is { } type ? (INetwork)Activator.CreateInstance(type, 0)!
                : throw new RefusedException($"{path} has no network '{name}'; it has {(networks.Count == 0 ? "none" : string.Join(", ", networks.Select(type => type.FullName)))}");
        }
        catch (Exception e) when (e is BadImageFormatException or FileLoadException or ReflectionTypeLoadException or InvalidOperationException)
        {
            throw new RefusedException($"{path} cannot be loaded as an assembly: {e.Message}", e);
        }
    }

    // What lies beside the assembly is its own, but the runtime is this tool's: INetwork must be one type.
    private sealed class Context(string path) : AssemblyLoadContext
    {
        private readonly AssemblyDependencyResolver _resolver = new(path);

        protected override Assembly? Load(AssemblyName name) =>
            name.Name != typeof(INetwork).Assembly.GetName().Name && _resolver.ResolveAssemblyToPath(name) is { } own ? LoadFromAssemblyPath(own) : null;
    }
}
