using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using ConvGen.Samples.Tests;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(ConvGen.Playground.Tests.Pages.Browser))]

namespace ConvGen.Playground.Tests.Pages;

/// <summary>Chromium, started once.</summary>
public sealed class Browser : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (Chromium.IsMissing)
            return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Path, Args = Chromium.Arguments });
    }

    /// <summary>Opens the playground as someone who has never been there, and waits until it is ready.</summary>
    public async Task<IPage> Open(Site site, string hash = "", BrowserNewContextOptions? options = null, bool mayComplain = false)
    {
        Assert.SkipWhen(Chromium.IsMissing, Chromium.SkipReason);
        IBrowserContext context = await _browser!.NewContextAsync(options ?? new() { ViewportSize = new() { Width = 1360, Height = 1000 } });
        context.SetDefaultTimeout(20_000);
        IPage page = await context.NewPageAsync();
        page.PageError += (_, error) => Complain(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !mayComplain)
                Complain(message.Text);
        };
        // Nothing is asked of any other host.
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(site.Url, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
                Complain(request.Url);
        };
        await page.GotoAsync(site.Url + hash);
        await page.Locator("html[data-ready]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.WaitForFunctionAsync("() => document.querySelector('#verdict strong')");
        return page;

        void Complain(string text) => PageQuestions.Complaints.GetOrCreateValue(page).Enqueue(text);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}

/// <summary>What tests ask of the page.</summary>
internal static class PageQuestions
{
    /// <summary>Scripts that failed, complaints of the console and other hosts that were asked.</summary>
    public static ConditionalWeakTable<IPage, ConcurrentQueue<string>> Complaints { get; } = [];

    /// <summary>Fails if there was any complaint.</summary>
    public static void AssertContent(this IPage page) => Assert.Empty(Complaints.GetOrCreateValue(page));

    /// <summary>The image as the network sees it, 0 to 1.</summary>
    public static async Task<float[]> Seen(this IPage page) =>
        [.. (await page.EvaluateAsync<int[]>("() => [...document.querySelector('li.image canvas').getContext('2d').getImageData(0, 0, 28, 28).data].filter((_, i) => i % 4 === 0)")).Select(value => value / 255f)];

    /// <summary>What the page says of the image: its best class, and the percentages in the order of the classes.</summary>
    public static async Task<(string Best, string[] Shares)> Said(this IPage page) =>
        (await page.Locator("#verdict strong").InnerTextAsync(), [.. await page.Locator("#chances tr td:last-child").AllInnerTextsAsync()]);

    /// <summary>What it has to say.</summary>
    public static string[] Shares(INetwork network, float[] image)
    {
        var probabilities = new float[10];
        network.PredictProbabilities(image, probabilities);
        return [.. probabilities.Select(share => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Math.Round(100.0 * share, 1, MidpointRounding.AwayFromZero):F1} %"))];
    }

    /// <summary>A map of a layer, by the layer's name.</summary>
    public static ILocator Map(this IPage page, string layer, int map) => page.Locator($"#layer-{layer} .map").Nth(map);

    /// <summary>The number that the panel shows, and the one that it computed.</summary>
    public static async Task<(double Value, double Computed)> Inspected(this IPage page) =>
        (await page.EvaluateAsync<double>("() => Number(document.querySelector('#inspector .value').dataset.value)"),
            await page.EvaluateAsync<double>("() => Number(document.querySelector('#inspector .sum').dataset.computed)"));
}
