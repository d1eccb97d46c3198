using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace ConvGen.Samples.Tests;

public sealed partial class ReportTests(TrainedFixture trained)
{
    private const string UndrawnPictures = """
        () => [
          ...[...document.images].filter(i => !(i.complete && i.naturalWidth > 0 && i.getBoundingClientRect().width > 0)).map(i => i.alt || 'an image'),
          ...[...document.querySelectorAll('svg')].filter(s => s.getBBox().width < 100 || s.querySelectorAll('.line path').length < 2).map(s => s.outerHTML)
        ]
        """;

    private const string Unnamed = """
        () => [
          ...[...document.images].filter(i => !i.alt),
          ...[...document.querySelectorAll('svg')].filter(s => s.getAttribute('role') !== 'img' || !s.querySelector('title').textContent || !s.querySelector('desc').textContent),
          ...[...document.querySelectorAll('table:not(.bars)')].filter(t => !t.caption)
        ].map(e => e.outerHTML)
        """;

    private const string TooWide = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth";

    [Theory]
    [InlineData("d2l", ColorScheme.Light, 1280)]
    [InlineData("modern", ColorScheme.Light, 390)]
    [InlineData("modern", ColorScheme.Dark, 1280)]
    [InlineData("d2l", ColorScheme.Dark, 390)]
    public async Task ChromiumDrawsAllOfItAndAsksNoHost(string variant, ColorScheme scheme, int width)
    {
        Assert.SkipWhen(Chromium.IsMissing, Chromium.SkipReason);
        using IPlaywright playwright = await Playwright.CreateAsync();
        await using IBrowser browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Path, Args = Chromium.Arguments });
        IPage page = await browser.NewPageAsync(new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 900 } });
        var said = new List<string>();
        var asked = new List<string>();
        page.Console += (_, message) => said.Add(message.Text);
        page.PageError += (_, error) => said.Add(error);
        page.Request += (_, request) => asked.Add(request.Url);
        string address = new Uri(trained.Report(variant)).AbsoluteUri;
        await page.GotoAsync(address);

        Assert.Empty(said);
        Assert.Equal([address], asked.Where(url => !url.StartsWith("data:", StringComparison.Ordinal)));
        Assert.Empty(await page.EvaluateAsync<string[]>(UndrawnPictures));
        Assert.Empty(await page.EvaluateAsync<string[]>(Unnamed));
        Assert.Equal(0, await page.EvaluateAsync<int>(TooWide));
        Assert.Equal(10 * 10, await page.Locator(".confusion tbody td:not(.recall)").CountAsync());
        Assert.Equal(6, await page.Locator(".kernels img").CountAsync());
        Assert.Equal(1 + 6 + 6 + 16 + 16, await page.Locator(".stages img").CountAsync());
        Assert.True(await page.Locator(".tile.miss").CountAsync() > 0);
        string background = await page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor");
        Assert.Equal(scheme == ColorScheme.Dark, int.Parse(FirstNumber().Match(background).Value) < 128);
        Assert.Equal((scheme == ColorScheme.Dark, width), (await page.EvaluateAsync<bool>("() => matchMedia('(prefers-color-scheme: dark)').matches"), await page.EvaluateAsync<int>("() => innerWidth")));
    }

    [Fact]
    public async Task TheReportPrints()
    {
        Assert.SkipWhen(Chromium.IsMissing, Chromium.SkipReason);
        using IPlaywright playwright = await Playwright.CreateAsync();
        await using IBrowser browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Path, Args = Chromium.Arguments });
        IPage page = await browser.NewPageAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.GotoAsync(new Uri(trained.Report("modern")).AbsoluteUri);
        byte[] file = await page.PdfAsync(new() { Format = "A4" });
        Assert.InRange(Pages().Count(System.Text.Encoding.Latin1.GetString(file)), 2, 8);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.Equal("rgb(255, 255, 255)", await page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor"));
    }

    [Theory]
    [InlineData("d2l")]
    [InlineData("modern")]
    public void TheFileNamesNoHostAndHoldsEverySection(string variant)
    {
        string report = File.ReadAllText(trained.Report(variant));
        Assert.DoesNotContain("http", report.Replace("http-equiv", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", report, StringComparison.Ordinal);
        Assert.All(
            ["curves", "confusion", "images", "kernels", "maps", "recipe"], id => Assert.Contains($"<h2 id=\"{id}\">", report, StringComparison.Ordinal));
        Assert.True(report.IndexOf("class=\"tile miss\"", StringComparison.Ordinal) < report.IndexOf("class=\"tile hit\"", StringComparison.Ordinal));
        // No folder and no user of this machine.
        Assert.DoesNotContain(trained.Output(variant), report, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\d+")]
    private static partial Regex FirstNumber();

    [GeneratedRegex(@"/Type\s*/Page\b")]
    private static partial Regex Pages();
}
