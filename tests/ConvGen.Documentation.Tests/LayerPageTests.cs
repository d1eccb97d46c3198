using System.Globalization;
using ConvGen.Pictures.Pages;

namespace ConvGen.Tests.Documentation;

/// <summary>Every kind of layer has a page, whose table of arguments is the attribute's.</summary>
public sealed class LayerPageTests
{
    private static readonly string[] s_sections = ["# {0}", "## What it computes", "## Arguments", "## Example", "## Gradients", "## Elsewhere", "## What can be wrong"];

    public static TheoryData<string> Kinds =>
        [.. typeof(LayerAttribute).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(LayerAttribute)) && !type.IsAbstract).Select(type => type.Name[..^"Attribute".Length]).Order()];

    [Fact]
    public void EveryPageIsAKind() => Assert.Equal(
        Kinds.Select(row => row.Data), MarkdownPage.All.Where(page => page.StartsWith("docs/layers/", StringComparison.Ordinal)).Select(Path.GetFileNameWithoutExtension).Order());

    [Theory]
    [MemberData(nameof(Kinds))]
    public void EveryPageHasItsSectionsInOrder(string kind)
    {
        string[] lines = Page(kind).Prose.Split('\n');
        Assert.Equal(s_sections.Select(section => string.Format(CultureInfo.InvariantCulture, section, kind)), lines.Where(line => s_sections.Contains(line) || line == $"# {kind}"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void EveryArgumentStandsThereWithItsDefault(string kind)
    {
        var expected = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var type = typeof(LayerAttribute).Assembly.GetType($"ConvGen.{kind}Attribute")!;
        foreach (var parameter in type.GetConstructors().SelectMany(constructor => constructor.GetParameters()))
        {
            expected[parameter.Name!] = parameter.HasDefaultValue ? Written(parameter.DefaultValue) : "required";
        }

        var attribute = Instance(type);
        foreach (var property in type.GetProperties().Where(property => property.SetMethod is { IsPublic: true }))
        {
            expected[property.Name] = Written(property.GetValue(attribute));
        }

        Assert.Equal(expected, new SortedDictionary<string, string>(Table(Page(kind)), StringComparer.Ordinal));
    }

    private static MarkdownPage Page(string kind) => MarkdownPage.Read($"docs/layers/{kind}.md");

    // Odd sizes, so that a stride that comes of them can be told from a number.
    private static object Instance(Type type)
    {
        var constructor = type.GetConstructors().MaxBy(constructor => constructor.GetParameters().Length)!;
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => parameter.HasDefaultValue ? parameter.DefaultValue : parameter.Name!.StartsWith("kernel", StringComparison.Ordinal) ? 77 : 1)]);
    }

    private static string Written(object? value) => value switch
    {
        null => "none",
        77 => "the kernel",
        bool flag => flag ? "`true`" : "`false`",
        float number => $"`{Number(number)}`",
        _ => string.Create(CultureInfo.InvariantCulture, $"`{value}`"),
    };

    private static string Number(float number) => number == 1e-5f ? "1e-5" : number.ToString(CultureInfo.InvariantCulture);

    // A row may have several arguments of one default; what follows a comma behind that is said in words.
    private static IDictionary<string, string> Table(MarkdownPage page) => page.Prose.Split("## Arguments")[1].Split("\n## ")[0].Split('\n')
        .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
        .Select(line => line.Split('|'))
        .SelectMany(cells => cells[1].Split('`').Where((_, i) => i % 2 == 1).Select(name => (Name: name, Default: cells[2].Split(',')[0].Trim())))
        .ToDictionary(row => row.Name, row => row.Default);
}
