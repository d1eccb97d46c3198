using ConvGen.Pictures;
using ConvGen.Tests.Harness;

// Draws every picture anew; with names of pages, those of these pages.
var pages = PictureBook.All.Select(picture => picture.Page).Distinct().Where(page => args.Length == 0 || args.Contains(Path.GetFileNameWithoutExtension(page)));
foreach (var (path, svg) in pages.SelectMany(page => Picture.Of(page, Picture.Run(page))))
{
    string file = Path.Combine(Repository.Root, path);
    Directory.CreateDirectory(Path.GetDirectoryName(file)!);
    File.WriteAllText(file, svg);
    Console.WriteLine($"{path}, {svg.Length} characters");
}
