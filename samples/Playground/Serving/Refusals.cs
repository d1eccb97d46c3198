namespace Samples.Playground.Serving;

/// <summary>Gives every answer that is not a good one a reason, as <c>application/problem+json</c> (RFC 9457).</summary>
internal sealed class Refusals(RequestDelegate next, ILogger<Refusals> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        HttpResponse response = context.Response;
        try
        {
            await next(context);
            if (response.StatusCode >= 400 && !response.HasStarted && response.ContentType is null)
                await Write(context, response.StatusCode, Reason(context));
        }
        catch (BadHttpRequestException error) when (!response.HasStarted)
        {
            await Write(context, error.StatusCode, error.Message);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is left to be answered.
        }
        catch (Exception error) when (!response.HasStarted)
        {
            log.LogError(error, "{Method} {Path}", context.Request.Method, context.Request.Path);
            await Write(context, StatusCodes.Status500InternalServerError, "something unforeseen happened here; the server's own output says what");
        }
    }

    /// <summary>A refusal, to throw: the reason has what is wrong, and what was expected.</summary>
    public static BadHttpRequestException Of(int status, string reason) => new(reason, status);

    private static Task Write(HttpContext context, int status, string reason)
    {
        if (status == StatusCodes.Status503ServiceUnavailable)
            context.Response.Headers.RetryAfter = "1";
        return TypedResults.Problem(reason, context.Request.Path, status).ExecuteAsync(context);
    }

    private static string Reason(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => $"there is nothing at '{context.Request.Path}'; expected / for the page, or an address under /api that docs/playground.md names",
        StatusCodes.Status405MethodNotAllowed => $"the method is {context.Request.Method}; expected {context.Response.Headers.Allow}",
        var status => $"the request was refused with {status}",
    };
}
