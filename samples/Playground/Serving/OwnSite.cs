using Microsoft.AspNetCore.Http.Extensions;

namespace Samples.Playground.Serving;

/// <summary>Answers this server's own pages only: a page of another site may neither call it under a name of its own nor change anything here.</summary>
internal sealed class OwnSite(RequestDelegate next, ServerOptions options)
{
    private static readonly string[] s_loopback = ["localhost", "127.0.0.1", "[::1]"];

    private readonly string[] _hosts = Hosts(options);

    public Task InvokeAsync(HttpContext context)
    {
        HttpRequest request = context.Request;
        IHeaderDictionary headers = context.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";

        if (!_hosts.Contains("*") && !_hosts.Contains(request.Host.Host, StringComparer.OrdinalIgnoreCase))
            throw Refusals.Of(StatusCodes.Status421MisdirectedRequest, $"the host is '{request.Host.Host}'; expected {string.Join(", ", _hosts)} (--hosts names others)");
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && request.Headers.Origin is [{ } origin, ..] && !IsOwn(origin, request))
            throw Refusals.Of(StatusCodes.Status403Forbidden, $"the page that asks is of '{origin}'; expected one of this server's, {UriHelper.BuildAbsolute(request.Scheme, request.Host)}");
        return next(context);
    }

    private static bool IsOwn(string origin, HttpRequest request) =>
        string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);

    private static string[] Hosts(ServerOptions options)
    {
        const StringSplitOptions clean = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
        if (options.Hosts is not null)
            return options.Hosts.Split(';', clean);
        IEnumerable<string> named = options.Urls.Split(';', clean).Select(url => BindingAddress.Parse(url).Host);
        // Who listens on all addresses is called by names that nobody can know here.
        return [.. named.SelectMany(host => s_loopback.Contains(host) ? s_loopback : host is "0.0.0.0" or "[::]" or "+" ? ["*"] : [host]).Distinct()];
    }
}
