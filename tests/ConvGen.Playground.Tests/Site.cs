using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Samples.Data;
using Samples.Playground.Serving;

namespace ConvGen.Playground.Tests;

/// <summary>The whole server in this process, on a port of its own.</summary>
public sealed class Site : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Site(WebApplication app)
    {
        _app = app;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public string Url => Client.BaseAddress!.ToString();

    public HttpClient Client { get; }

    /// <summary>Starts one; at <paramref name="url"/>, or on a free port.</summary>
    internal static async Task<Site> Start(string? url = null, Func<ServerOptions, ServerOptions>? change = null)
    {
        var options = new ServerOptions(url ?? "http://127.0.0.1:0", DataFolder.Find(null));
        WebApplication app = Server.Build(change is null ? options : change(options));
        await app.StartAsync();
        return new Site(app);
    }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}

/// <summary>A server for the tests of one class.</summary>
public sealed class SharedSite : IAsyncLifetime
{
    public Site Site { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Site = await Site.Start();

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
