using ConvGen.Playground.Tests.Api;
using Microsoft.Playwright;

namespace ConvGen.Playground.Tests.Pages;

public sealed class TrainTests(Browser browser)
{
    [Fact]
    public async Task ARunIsBegunPausedAndStoppedAndTheMapsChangeWithIt()
    {
        await using Site site = await Site.Start();
        IPage page = await browser.Open(site, "#train");
        await page.ClickAsync("#begin");
        await Assertions.Expect(page.Locator("#pause")).ToBeEnabledAsync();
        await page.WaitForFunctionAsync("() => document.querySelector('#loss-curve polyline')?.getAttribute('points').split(' ').length > 20");
        string kernels = await Picture(page, "#kernels canvas");

        // Predictions are now those of the network that learns, and change as it does.
        Assert.True(await page.Locator("#networks [value=live]").IsCheckedAsync());
        string maps = await Picture(page, "#layer-Conv1 .map canvas");
        await page.WaitForFunctionAsync("before => document.querySelector('#layer-Conv1 .map canvas').toDataURL() !== before", maps);
        await page.WaitForFunctionAsync("before => document.querySelector('#kernels canvas').toDataURL() !== before", kernels);

        await page.ClickAsync("#pause");
        await Assertions.Expect(page.Locator("#status")).ToContainTextAsync("Paused after step");
        await page.ClickAsync("#pause");
        await Assertions.Expect(page.Locator("#status")).ToHaveTextAsync("Learning.");
        await page.ClickAsync("#stop");
        await Assertions.Expect(page.Locator("#status")).ToContainTextAsync("Stopped after step");
        await Assertions.Expect(page.Locator("#begin")).ToBeEnabledAsync();
        page.AssertContent();
    }

    [Fact]
    public async Task TwoWhoWatchSeeTheSameRun()
    {
        await using Site site = await Site.Start();
        IPage first = await browser.Open(site, "#train");
        await first.CheckAsync("#variants [value=modern]");
        await first.SelectOptionAsync("#batch", "64");
        await first.ClickAsync("#begin");
        await first.WaitForFunctionAsync("() => document.querySelector('#loss-curve polyline')?.getAttribute('points').split(' ').length > 20");

        // Who comes late has the settings and the whole curve; and either may end it.
        IPage second = await browser.Open(site, "#train");
        await Assertions.Expect(second.Locator("#begin")).ToBeDisabledAsync();
        Assert.True(await second.Locator("#variants [value=modern]").IsCheckedAsync());
        Assert.Equal("64", await second.InputValueAsync("#batch"));
        await second.ClickAsync("#stop");
        foreach (IPage page in new[] { first, second })
            await Assertions.Expect(page.Locator("#status")).ToContainTextAsync("Stopped after step");
        foreach (string part in new[] { "#status", "#figures" })
            Assert.Equal(await first.Locator(part).InnerTextAsync(), await second.Locator(part).InnerTextAsync());
        Assert.Equal(await first.Locator("#loss-curve").InnerHTMLAsync(), await second.Locator("#loss-curve").InnerHTMLAsync());
        first.AssertContent();
        second.AssertContent();
    }

    [Fact]
    public async Task AServerThatGoesAwayIsMissedAndIsFoundAgain()
    {
        Site site = await Site.Start();
        IPage page = await browser.Open(site, mayComplain: true);
        string url = site.Url;
        string boot = (await page.Said()).Best;
        await site.DisposeAsync();
        await Assertions.Expect(page.Locator("#away")).ToBeVisibleAsync();
        Assert.StartsWith("The server is away.", await page.Locator("#away").InnerTextAsync(), StringComparison.Ordinal);
        // What is drawn meanwhile is not lost.
        await page.ClickAsync("#clear");
        await page.Locator("#pad").ClickAsync();

        await using Site again = await Site.Start(url);
        await Assertions.Expect(page.Locator("#away")).ToBeHiddenAsync();
        await page.WaitForFunctionAsync("before => document.querySelector('#verdict strong').textContent !== before", boot);
        Assert.True((await page.Seen()).Max() > 0.5f);
        await again.Client.Begin(epochs: 1);
        await Assertions.Expect(page.Locator("#badge")).ToBeVisibleAsync();
    }

    private static Task<string> Picture(IPage page, string canvas) => page.Locator(canvas).First.EvaluateAsync<string>("canvas => canvas.toDataURL()");
}
