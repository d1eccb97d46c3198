using Microsoft.Playwright;

namespace ConvGen.Playground.Tests.Pages;

public sealed class RoundingTests(SharedSite shared, Browser browser) : IClassFixture<SharedSite>
{
    [Fact]
    public async Task TheBrowsersMultiplyAddRoundsOnceAsTheCSharpDoes()
    {
        var random = new Random(7);
        // Odd products of 25 bits lie halfway between two floats, so that a summand far below decides; other numbers are like weights and pixels.
        (float A, float B, float C)[] terms =
        [
            .. Enumerable.Range(0, 1000).Select(_ => (2f * random.Next(2049, 2896) + 1, 2f * random.Next(2049, 2896) + 1, Signed(MathF.ScaleB(1 + random.NextSingle(), -random.Next(20, 70))))),
            .. Enumerable.Range(0, 1000).Select(_ => (Signed(random.NextSingle()), random.NextSingle(), Signed(4 * random.NextSingle()))),
        ];
        IPage page = await browser.Open(shared.Site);
        double[] sums = await page.EvaluateAsync<double[]>(
            "async terms => { const { fma } = await import('./js/fma.js'); return terms.map(([a, b, c]) => fma(a, b, c)); }",
            terms.Select(term => new[] { (double)term.A, term.B, term.C }).ToArray());
        Assert.Equal(terms.Select(term => (double)MathF.FusedMultiplyAdd(term.A, term.B, term.C)), sums);

        float Signed(float value) => random.Next(2) == 0 ? value : -value;
    }
}
