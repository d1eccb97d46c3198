using System.Buffers;
using System.Text.Json;
using Microsoft.Net.Http.Headers;
using Samples.Data;
using Samples.Playground.Serving;

namespace Samples.Playground.Predicting;

/// <summary>Reads the image that a request brings: 784 bytes, or as JSON an array of 784 numbers from 0 to 1.</summary>
internal static class ImageBody
{
    public const int Length = FashionMnist.Rows * FashionMnist.Columns;

    private const string Bytes = "application/octet-stream";
    private const string Json = "application/json";

    /// <summary>Gives the image, <c>[28, 28]</c>, 0 to 1.</summary>
    /// <exception cref="BadHttpRequestException">It is no image, and why.</exception>
    public static async ValueTask<float[]> Read(HttpRequest request)
    {
        bool isJson = IsJson(request);
        byte[] body = ArrayPool<byte>.Shared.Rent(Server.BodyLimit + 1);
        try
        {
            int length = await request.Body.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, request.HttpContext.RequestAborted);
            return isJson ? OfJson(body.AsSpan(0, length)) : OfBytes(body.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(body);
        }
    }

    private static bool IsJson(HttpRequest request)
    {
        if (request.Headers.ContentEncoding is [{ } encoding, ..])
            throw Refusals.Of(StatusCodes.Status415UnsupportedMediaType, $"the content encoding is '{encoding}'; expected none");
        if (MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type))
        {
            if (type.MediaType.Equals(Bytes, StringComparison.OrdinalIgnoreCase))
                return false;
            if (type.MediaType.Equals(Json, StringComparison.OrdinalIgnoreCase) && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)))
                return true;
        }
        throw Refusals.Of(StatusCodes.Status415UnsupportedMediaType, $"the content type is '{request.ContentType}'; expected {Json} in UTF-8, or {Bytes}");
    }

    private static float[] OfBytes(ReadOnlySpan<byte> body)
    {
        if (body.Length != Length)
            throw Bad($"the body has {body.Length} bytes; expected {Length}, 28 rows of 28 pixels, 0 to 255");
        var image = new float[Length];
        for (int i = 0; i < Length; i++)
            image[i] = body[i] / 255f;
        return image;
    }

    private static float[] OfJson(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        try
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartArray)
                throw Bad($"the body is {Name(reader.TokenType)}; expected an array of {Length} numbers");
            var image = new float[Length];
            int count = 0;
            for (; reader.Read() && reader.TokenType != JsonTokenType.EndArray; count++)
            {
                float value = Pixel(ref reader, count);
                if (count < Length)
                    image[count] = value;
            }
            if (count != Length)
                throw Bad($"the array has {count} numbers; expected {Length}, 28 rows of 28 pixels");
            // What follows the array is looked at too.
            reader.Read();
            return image;
        }
        catch (JsonException error)
        {
            throw Bad($"the body is no JSON: {error.Message}");
        }
    }

    private static float Pixel(ref Utf8JsonReader reader, int index)
    {
        if (reader.TokenType != JsonTokenType.Number)
            throw Bad($"element {index} of the array is {Name(reader.TokenType)}; expected a number from 0 to 1");
        float value = reader.GetSingle();
        return value is >= 0 and <= 1 ? value : throw Bad($"element {index} of the array is {value:R}; expected a number from 0 to 1 (bytes from 0 to 255 come as {Bytes})");
    }

    private static string Name(JsonTokenType type) => type switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "a string",
        JsonTokenType.Number => "a number",
        JsonTokenType.Null => "null",
        _ => "true or false",
    };

    private static BadHttpRequestException Bad(string reason) => Refusals.Of(StatusCodes.Status400BadRequest, reason);
}
