using ConvGen.Pictures;
using ConvGen.Pictures.Pages;
using ConvGen.Tests.Harness;

namespace ConvGen.Tests.Documentation;

/// <summary>Pictures show what the pages' examples compute now.</summary>
public sealed class PictureTests
{
    public static TheoryData<string> Pages => [.. PictureBook.All.Select(picture => picture.Page).Distinct()];

    [Theory]
    [MemberData(nameof(Pages))]
    public void EveryPictureIsWhatItsPageComputes(string page) => Assert.All(Picture.Of(page, RunningPages.Run(page)), picture =>
        Assert.True(
            picture.Value == File.ReadAllText(Path.Combine(Repository.Root, picture.Key)).ReplaceLineEndings("\n"),
            $"{picture.Key} is not what {page} computes now; draw it anew: dotnet run --project docs/Pictures -- {Path.GetFileNameWithoutExtension(page)}"));

    [Fact]
    public void EveryPictureIsDrawnAndShown()
    {
        string docs = Path.Combine(Repository.Root, "docs");
        var files = Directory.GetFiles(docs, "*.svg", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'));
        Assert.Equal(PictureBook.All.Select(picture => picture.Path).Order(), files.Order());

        var shown = MarkdownPage.All.SelectMany(page => MarkdownPage.Read(page).Links.Select(link => Path.GetRelativePath(Repository.Root, Path.Combine(Repository.Root, Path.GetDirectoryName(page)!, link)).Replace('\\', '/')));
        Assert.Empty(PictureBook.All.Select(picture => picture.Path).Except(shown));
    }
}
