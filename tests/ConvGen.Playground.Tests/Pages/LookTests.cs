using ConvGen.Playground.Tests.Api;
using Microsoft.Playwright;
using Samples.Playground.Networks;

namespace ConvGen.Playground.Tests.Pages;

public sealed class LookTests(SharedSite shared, Browser browser) : IClassFixture<SharedSite>
{
    private static readonly INetwork s_d2l = Architecture.All[0].Pretrained();
    private static readonly INetwork s_modern = Architecture.All[1].Pretrained();

    [Fact]
    public async Task WhatIsDrawnIsFittedToTheFrameAndClassified()
    {
        IPage page = await browser.Open(shared.Site);
        await page.ClickAsync("#clear");
        LocatorBoundingBoxResult pad = (await page.Locator("#pad").BoundingBoxAsync())!;
        // A trouser, small and in a corner.
        foreach ((float x, float y) in new[] { (0.1f, 0.1f), (0.3f, 0.1f) })
        {
            await page.Mouse.MoveAsync(pad.X + pad.Width * x, pad.Y + pad.Height * y);
            await page.Mouse.DownAsync();
            await page.Mouse.MoveAsync(pad.X + pad.Width * x, pad.Y + pad.Height * 0.6f, new() { Steps = 8 });
            await page.Mouse.UpAsync();
        }
        float[] seen = await Settled(page);
        Assert.True(seen[..28].Max() > 0.05f && seen[^28..].Max() > 0.05f, $"its longer side fills the frame: {seen[..28].Max()}, {seen[^28..].Max()}");
        Assert.Equal(PageQuestions.Shares(s_d2l, seen), (await page.Said()).Shares);

        await page.UncheckAsync("#fit");
        float[] asDrawn = await Settled(page);
        Assert.Equal(0, asDrawn[(20 * 28)..].Max());
        page.AssertContent();
    }

    [Fact]
    public async Task ImagesOfEveryClassCanBePickedAndAreShownAsTheyAre()
    {
        IPage page = await browser.Open(shared.Site);
        Assert.Equal(20, await page.Locator("#picks button").CountAsync());
        foreach (int i in new[] { 1, 8 })
        {
            await page.Locator("#picks button").Nth(i).ClickAsync();
            string name = await page.Locator("#picks button").Nth(i).InnerTextAsync();
            await page.WaitForFunctionAsync("name => document.querySelector('#verdict strong').textContent === name", name);
            int index = Enumerable.Range(0, 100).First(at => Requests.Test.Label(at) == i);
            float[] seen = await page.Seen();
            Assert.Equal(Requests.Image(index), seen);
            Assert.Equal(PageQuestions.Shares(s_d2l, seen), (await page.Said()).Shares);
        }
        await page.CheckAsync("#networks [value=modern]");
        await page.Locator("#layer-ReLU1").WaitForAsync();
        Assert.Equal(PageQuestions.Shares(s_modern, await page.Seen()), (await page.Said()).Shares);
        page.AssertContent();
    }

    [Theory]
    [InlineData("Conv1", 2, 12, 14)]
    [InlineData("Conv1", 0, 0, 27)]
    [InlineData("Conv2", 9, 3, 4)]
    public async Task AConvolutionsPixelIsTheSumOfTheProductsThatAreShown(string layer, int map, int y, int x)
    {
        IPage page = await browser.Open(shared.Site);
        await Hover(page, layer, map, y, x);
        float expected = s_d2l.Trace(await page.Seen())[layer].Tensor[[map, y, x]];
        Assert.Equal((expected, expected), await page.Inspected());
        Assert.Contains("to the last bit", await page.Locator("#inspector .sum").InnerTextAsync(), StringComparison.Ordinal);

        // The window is framed in each map before, and the pixel itself.
        Assert.Equal(layer == "Conv1" ? 1 : 6, await page.Locator("i.window").CountAsync());
        Assert.Equal(1, await page.Map(layer, map).Locator("i.pixel").CountAsync());
        // The line that computes it is marked and in sight.
        Assert.StartsWith("sum = MathF.FusedMultiplyAdd(W[", await page.Locator("#inspector mark").InnerTextAsync(), StringComparison.Ordinal);
        await Assertions.Expect(page.Locator("#inspector mark")).ToBeInViewportAsync();
        Assert.Equal($"here oc = {map}, y = {y}, x = {x}", await page.Locator("#inspector .here").InnerTextAsync());
        if (layer == "Conv1")
        {
            string[] sums = [.. await page.Locator("#inspector .terms tr > :last-child").AllInnerTextsAsync()];
            Assert.Equal(1 + 1 + 25, sums.Length);
            Assert.Equal(expected, double.Parse(sums[^1].Replace('−', '-'), System.Globalization.CultureInfo.InvariantCulture), 1e-3);
        }
        page.AssertContent();
    }

    [Theory]
    [InlineData("d2l")]
    [InlineData("modern")]
    public async Task EverySumThatThePageComputesHasTheBitsOfTheCSharp(string network)
    {
        IPage page = await browser.Open(shared.Site);
        // Nothing but differences comes back: [layer, index, computed, expected].
        string wrong = await page.EvaluateAsync<string>(
            """
            async name => {
              const { networks } = await import('./js/api.js');
              const { Thinker } = await import('./js/thought.js');
              const { explain } = await import('./js/terms.js');
              const pixels = Uint8Array.from({ length: 784 }, (_, i) => (i * 7919 + (i >> 3) * 104729) % 256);
              const all = (await networks()).networks;
              const thought = await new Promise((resolve, reject) => new Thinker(all, resolve, reject).think(name, pixels));
              const wrong = [];
              let count = 0;
              thought.network.layers.forEach((layer, i) => {
                if (layer.kind === 'Sigmoid') return;
                thought.outputs[i + 1].forEach((value, index) => {
                  const made = explain(layer, index, thought.outputs[i], thought.parameters);
                  count++;
                  if (!Object.is(made.value, value) && made.value !== value) wrong.push([layer.name, index, made.value, value]);
                });
              });
              return JSON.stringify({ wrong: wrong.slice(0, 5), count });
            }
            """, network);
        Assert.Equal(network == "d2l" ? """{"wrong":[],"count":8494}""" : """{"wrong":[],"count":15002}""", wrong);
    }

    [Fact]
    public async Task PoolsAndActivationsSayWhatTheyWereMadeOf()
    {
        IPage page = await browser.Open(shared.Site);
        await Hover(page, "Pool1", 4, 8, 9);
        float mean = s_d2l.Trace(await page.Seen())["Pool1"].Tensor[[4, 8, 9]];
        Assert.Equal((mean, mean), await page.Inspected());
        Assert.Equal(4, await page.Locator("#inspector div.window > *").CountAsync());

        await Hover(page, "Sigmoid2", 3, 2, 2);
        float bent = s_d2l.Trace(await page.Seen())["Sigmoid2"].Tensor[[3, 2, 2]];
        Assert.Equal(bent, (await page.Inspected()).Value);
        Assert.Equal(1, await page.Locator("#inspector svg.function circle").CountAsync());
        page.AssertContent();
    }

    [Fact]
    public async Task AClickHoldsAPixelUntilTheNext()
    {
        IPage page = await browser.Open(shared.Site);
        await page.Map("Conv1", 1).ClickAsync();
        string held = await page.Locator("#inspector h3").InnerTextAsync();
        await page.Map("Conv1", 5).HoverAsync();
        Assert.Equal(held, await page.Locator("#inspector h3").InnerTextAsync());
        await page.Keyboard.PressAsync("Escape");
        await page.Map("Conv1", 4).HoverAsync();
        Assert.NotEqual(held, await page.Locator("#inspector h3").InnerTextAsync());
    }

    [Fact]
    public async Task TheKeyboardAloneDrawsPicksAndReadsPixels()
    {
        IPage page = await browser.Open(shared.Site);
        await TabTo(page, "pad");
        await Assertions.Expect(page.Locator("#pad-cursor")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Delete");
        await page.Keyboard.PressAsync("Space");
        for (int i = 0; i < 8; i++)
            await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Space");
        Assert.Equal("Paper of 28 by 28 pixels; pen up at row 22, column 14", await page.Locator("#pad").GetAttributeAsync("aria-label"));
        float[] seen = await Settled(page);
        Assert.True(seen.Count(value => value > 0.5f) > 40);
        Assert.Equal(PageQuestions.Shares(s_d2l, seen), (await page.Said()).Shares);

        await TabTo(page, "picks button:first-child");
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForFunctionAsync("() => document.querySelector('#verdict strong').textContent === 'Trouser'");

        await TabTo(page, "layer-Conv1 .maps");
        await page.Keyboard.PressAsync("PageDown");
        await page.Keyboard.PressAsync("ArrowRight");
        string spoken = await page.Locator("#spoken").InnerTextAsync();
        Assert.Matches(@"^Conv1, map \d, row \d+, column \d+: −?\d+\.\d{3}, the sum of 25 products and the bias −?\d\.\d{3}$", spoken);
        Assert.StartsWith(await page.Locator("#inspector h3").InnerTextAsync(), spoken, StringComparison.Ordinal);
        page.AssertContent();
    }

    private static async Task TabTo(IPage page, string selector)
    {
        for (int i = 0; i < 60; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("selector => document.activeElement.matches('#' + selector)", selector))
            {
                // Who goes by keys sees where.
                Assert.NotEqual("none", await page.EvaluateAsync<string>("() => getComputedStyle(document.activeElement).outlineStyle"));
                return;
            }
        }
        Assert.Fail($"60 tabs do not reach #{selector}");
    }

    private static async Task Hover(IPage page, string layer, int map, int y, int x)
    {
        ILocator target = page.Map(layer, map);
        await target.ScrollIntoViewIfNeededAsync();
        LocatorBoundingBoxResult box = (await target.BoundingBoxAsync())!;
        int[] size = await target.EvaluateAsync<int[]>("map => [map.firstChild.width, map.firstChild.height]");
        await target.HoverAsync(new() { Position = new() { X = box.Width * (x + 0.5f) / size[0], Y = box.Height * (y + 0.5f) / size[1] } });
        await Assertions.Expect(page.Locator("#inspector h3")).ToHaveTextAsync($"{layer}, map {map}, row {y}, column {x}");
    }

    /// <summary>Waits until the page has said what it has to say of the image that is on the paper now.</summary>
    private static async Task<float[]> Settled(IPage page)
    {
        await Assertions.Expect(page.Locator("#layers")).ToHaveAttributeAsync("aria-busy", "false");
        return await page.Seen();
    }
}
