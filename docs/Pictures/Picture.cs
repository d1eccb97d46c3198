using ConvGen.Pictures.Drawing;
using ConvGen.Pictures.Pages;

namespace ConvGen.Pictures;

/// <summary>A picture of the pages.</summary>
/// <param name="Path">Its file, from the repository's root.</param>
/// <param name="Title">What there is to see.</param>
/// <param name="Page">The page whose numbers it shows.</param>
/// <param name="Variables">The variables of the page's examples that it is drawn from.</param>
/// <param name="Draw">Draws it from them, in that order.</param>
internal sealed record Picture(string Path, string Title, string Page, IReadOnlyList<string> Variables, Func<IReadOnlyList<object>, Canvas> Draw)
{
    /// <summary>Runs a page's examples, and keeps what its pictures are drawn from.</summary>
    public static PageRun Run(string page) => PageRun.Of(MarkdownPage.Read(page), OfPage(page).SelectMany(picture => picture.Variables).Distinct());

    /// <summary>All pictures of one page as text, by file.</summary>
    /// <param name="page">The page.</param>
    /// <param name="run">What <see cref="Run"/> gave for it.</param>
    public static IReadOnlyDictionary<string, string> Of(string page, PageRun run) => OfPage(page).ToDictionary(
        picture => picture.Path,
        picture => picture.Draw([.. picture.Variables.Select(name => run.Kept[name])]).ToSvg(picture.Title));

    private static IEnumerable<Picture> OfPage(string page) => PictureBook.All.Where(picture => picture.Page == page);
}
