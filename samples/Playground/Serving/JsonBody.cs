using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Samples.Playground.Serving;

/// <summary>Reads what a request asks for.</summary>
internal static class JsonBody
{
    /// <exception cref="BadHttpRequestException">It is no JSON, or says something else.</exception>
    public static async ValueTask<T> Read<T>(HttpRequest request, JsonTypeInfo<T> type)
    {
        if (!request.HasJsonContentType())
            throw Refusals.Of(StatusCodes.Status415UnsupportedMediaType, $"the content type is '{request.ContentType}'; expected application/json");
        try
        {
            return await JsonSerializer.DeserializeAsync(request.Body, type, request.HttpContext.RequestAborted)
                ?? throw Refusals.Of(StatusCodes.Status400BadRequest, "the body is null; expected an object");
        }
        catch (JsonException error)
        {
            throw Refusals.Of(StatusCodes.Status400BadRequest, $"the body does not serve: {error.Message}");
        }
    }
}
