using ConvGen.Playground.Tests.Api;
using Microsoft.Playwright;

namespace ConvGen.Playground.Tests.Pages;

public sealed class LookOfThePageTests(SharedSite shared, Browser browser) : IClassFixture<SharedSite>
{
    /// <summary>Texts whose contrast with what lies behind them is below 4.5, or 3 if they are large; WCAG 2.2's formula.</summary>
    private const string Pale = """
        () => {
          const rgb = colour => { const c = document.createElement('canvas').getContext('2d', { willReadFrequently: true }); c.fillStyle = colour; c.fillRect(0, 0, 1, 1); return [...c.getImageData(0, 0, 1, 1).data]; };
          const light = ([r, g, b]) => [r, g, b].map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4).reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
          const over = ([r, g, b, a], back) => [r, g, b].map((v, i) => v * a / 255 + back[i] * (1 - a / 255));
          const back = element => element === null ? [255, 255, 255] : over(rgb(getComputedStyle(element).backgroundColor), back2(element));
          const back2 = element => element.parentElement ? back(element.parentElement) : rgb(getComputedStyle(document.body).backgroundColor);
          const pale = [];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let node; (node = walker.nextNode());) {
            const element = node.parentElement;
            if (!node.data.trim() || !element.checkVisibility() || element.closest('.hidden, [hidden], label:has(:disabled), :disabled, svg')) continue;
            const style = getComputedStyle(element);
            const behind = back(element);
            const [a, b] = [light(over(rgb(style.color), behind)), light(behind)];
            const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
            if (contrast < (parseFloat(style.fontSize) >= 24 ? 3 : 4.5)) pale.push(`${contrast.toFixed(2)}: ${node.data.trim().slice(0, 40)}`);
          }
          return pale;
        }
        """;

    /// <summary>What can be pressed or moved and has no name.</summary>
    private const string Nameless = """
        () => [...document.querySelectorAll('button, input, select, canvas[tabindex], [role=application], [role=img], aside, nav, section[aria-label]')]
          .filter(e => !(e.getAttribute('aria-label') || e.textContent.trim() || e.labels?.[0]?.textContent.trim())).map(e => e.outerHTML)
        """;

    [Theory]
    [InlineData(ColorScheme.Light, 1360, "")]
    [InlineData(ColorScheme.Dark, 1360, "")]
    [InlineData(ColorScheme.Light, 360, "")]
    [InlineData(ColorScheme.Dark, 360, "#train")]
    [InlineData(ColorScheme.Light, 820, "#train")]
    public async Task EverythingFitsIsReadableAndHasAName(ColorScheme scheme, int width, string hash)
    {
        IPage page = await browser.Open(shared.Site, hash, new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 740 }, ReducedMotion = ReducedMotion.Reduce });
        if (hash == "")
            await page.Map("Conv1", 2).ClickAsync();
        Assert.Equal(0, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth"));
        Assert.Empty(await page.EvaluateAsync<string[]>(Pale));
        Assert.Empty(await page.EvaluateAsync<string[]>(Nameless));
        Assert.Equal("auto", await page.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).scrollBehavior"));
        Assert.Equal(1, await page.Locator("h1:visible").CountAsync());
        string background = await page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor");
        Assert.Equal(scheme == ColorScheme.Dark ? "rgb(14, 17, 22)" : "rgb(246, 245, 242)", background);
        page.AssertContent();
    }

    [Fact]
    public async Task OnAPhoneThePixelsPanelOpensBelowTheMapAndCloses()
    {
        IPage page = await browser.Open(shared.Site, options: new() { ViewportSize = new() { Width = 360, Height = 740 }, HasTouch = true });
        await Assertions.Expect(page.Locator("#inspector")).ToBeHiddenAsync();
        await page.Map("Conv1", 2).TapAsync();
        await Assertions.Expect(page.Locator("#inspector")).ToBeVisibleAsync();
        LocatorBoundingBoxResult map = (await page.Map("Conv1", 2).BoundingBoxAsync())!, panel = (await page.Locator("#inspector").BoundingBoxAsync())!;
        Assert.True(map.Y >= 56 && map.Y + map.Height <= panel.Y, $"the map ends at {map.Y + map.Height}, the panel begins at {panel.Y}");
        await page.ClickAsync("#inspector .close");
        await Assertions.Expect(page.Locator("#inspector")).ToBeHiddenAsync();
    }

    /// <summary>The pictures of docs/playground.md: written to the folder that PLAYGROUND_PICTURES names, if it does.</summary>
    [Fact]
    public async Task LightAndDarkAreDifferentPictures()
    {
        await using Site site = await Site.Start();
        var wide = new ViewportSize { Width = 1360, Height = 1000 };
        byte[] look = await Shot(site, "look", new() { ViewportSize = wide });
        byte[] inside = await Shot(site, "inside", new() { ViewportSize = new() { Width = 1360, Height = 1120 }, ColorScheme = ColorScheme.Dark }, act: async page =>
        {
            await page.Map("Conv1", 2).ClickAsync(new() { Position = new() { X = 62, Y = 48 } });
            await page.EvaluateAsync("() => document.querySelector('.inside').scrollIntoView()");
        });
        byte[] narrow = await Shot(site, "narrow", new() { ViewportSize = new() { Width = 360, Height = 740 }, DeviceScaleFactor = 2 }, act: page =>
            page.Map("Conv1", 2).ClickAsync(new() { Position = new() { X = 50, Y = 36 } }));
        byte[] train = await Shot(site, "train", new() { ViewportSize = new() { Width = 1360, Height = 940 } }, "#train", async page =>
        {
            await page.ClickAsync("#begin");
            int points = Folder is null ? 20 : 560;
            await page.WaitForFunctionAsync("points => document.querySelector('#loss-curve polyline')?.getAttribute('points').split(' ').length > points", points, new() { Timeout = 120_000 });
        });
        Assert.Equal(4, new[] { look, inside, narrow, train }.Select(Convert.ToBase64String).Distinct().Count());
    }

    private static string? Folder => Environment.GetEnvironmentVariable("PLAYGROUND_PICTURES");

    private async Task<byte[]> Shot(Site site, string name, BrowserNewContextOptions options, string hash = "", Func<IPage, Task>? act = null)
    {
        options.ReducedMotion = ReducedMotion.Reduce;
        IPage page = await browser.Open(site, hash, options);
        if (act is not null)
            await act(page);
        byte[] picture = await page.ScreenshotAsync(Folder is null ? null : new() { Path = Path.Combine(Folder, $"playground-{name}.png") });
        Assert.True(picture.Length > 20_000, $"{name} is a picture of {picture.Length} bytes");
        return picture;
    }
}
