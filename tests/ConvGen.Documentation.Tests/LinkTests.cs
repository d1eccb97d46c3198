using ConvGen.Pictures.Pages;
using ConvGen.Tests.Harness;

namespace ConvGen.Tests.Documentation;

/// <summary>No page sends its reader nowhere.</summary>
public sealed class LinkTests
{
    public static TheoryData<string> All => [.. MarkdownPage.All];

    [Theory]
    [MemberData(nameof(All))]
    public void EveryRelativeLinkLeadsSomewhere(string page)
    {
        string folder = Path.GetDirectoryName(page)!;
        Assert.All(MarkdownPage.Read(page).Links.Where(link => !link.Contains("://", StringComparison.Ordinal) && !link.StartsWith("mailto:", StringComparison.Ordinal)), link =>
        {
            string[] parts = link.Split('#', 2);
            string target = parts[0].Length == 0 ? page : Path.Combine(folder, parts[0]);
            string full = Path.Combine(Repository.Root, target);
            Assert.True(File.Exists(full) || Directory.Exists(full), $"{page} links to {link}, which does not exist.");
            if (parts.Length == 2 && target.EndsWith(".md", StringComparison.Ordinal))
            {
                Assert.True(MarkdownPage.Read(target).Anchors.Contains(parts[1]), $"{page} links to {link}; {target} has no such heading.");
            }
        });
    }
}
