namespace Samples.Playground.Networks;

/// <summary>Files that are part of this program.</summary>
internal static class Resource
{
    public static Stream Open(string name) => typeof(Resource).Assembly.GetManifestResourceStream(name)
        ?? throw new InvalidOperationException($"the program lacks its resource '{name}'");

    public static string Text(string name)
    {
        using var reader = new StreamReader(Open(name));
        return reader.ReadToEnd();
    }
}
