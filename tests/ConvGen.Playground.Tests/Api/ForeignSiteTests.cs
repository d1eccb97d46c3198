using System.Net;

namespace ConvGen.Playground.Tests.Api;

public sealed class ForeignSiteTests(SharedSite shared) : IClassFixture<SharedSite>
{
    private static readonly CancellationToken s_stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task AnotherNameForThisMachineIsRefused()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = "evil.example" } };
        Assert.StartsWith("the host is 'evil.example'; expected localhost, 127.0.0.1, [::1]", await Requests.Reason(await shared.Site.Client.SendAsync(request, s_stop), HttpStatusCode.MisdirectedRequest), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://evil.example")]
    [InlineData("http://localhost")]
    [InlineData("null")]
    public async Task AnotherSitesPageChangesNothing(string origin)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "api/training/stop") { Headers = { { "Origin", origin } } };
        Assert.StartsWith($"the page that asks is of '{origin}'; expected", await Requests.Reason(await shared.Site.Client.SendAsync(request, s_stop), HttpStatusCode.Forbidden), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NamesGivenWithHostsAreAnswered()
    {
        await using Site site = await Site.Start(change: options => options with { Hosts = "play.example" });
        var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = "play.example" } };
        Assert.Equal(HttpStatusCode.OK, (await site.Client.SendAsync(request, s_stop)).StatusCode);
        await Requests.Reason(await site.Client.GetAsync("/", s_stop), HttpStatusCode.MisdirectedRequest);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/js/main.js")]
    [InlineData("/api/networks")]
    [InlineData("/nothing")]
    public async Task EveryAnswerTellsBrowsersToTrustNoOther(string path)
    {
        HttpResponseMessage answer = await shared.Site.Client.GetAsync(path, s_stop);
        Assert.StartsWith("default-src 'self';", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
    }
}
