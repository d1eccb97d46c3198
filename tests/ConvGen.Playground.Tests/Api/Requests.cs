using System.Net;
using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json;
using Samples.Data;

namespace ConvGen.Playground.Tests.Api;

/// <summary>Requests as clients send them.</summary>
internal static class Requests
{
    private static readonly Lazy<ImageDataset> s_test = new(() => DataFolder.Find(null).Test());

    public static ImageDataset Test => s_test.Value;

    /// <summary>A test image, 0 to 1.</summary>
    public static float[] Image(int index)
    {
        var image = new float[Test.ImageLength];
        Test.CopyImage(index, image);
        return image;
    }

    public static HttpContent Bytes(float[] image) => Bytes([.. image.Select(value => (byte)MathF.Round(255 * value))]);

    public static HttpContent Bytes(byte[] image)
    {
        var content = new ByteArrayContent(image);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return content;
    }

    public static HttpContent Json(string text) => new StringContent(text, Encoding.UTF8, "application/json");

    /// <summary>The reason in an answer that is not a good one.</summary>
    public static async Task<string> Reason(HttpResponseMessage answer, HttpStatusCode status)
    {
        string body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(status == answer.StatusCode, $"{answer.StatusCode}, expected {status}: {body}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        JsonElement problem = JsonDocument.Parse(body).RootElement;
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        return problem.GetProperty("detail").GetString()!;
    }

    /// <summary>A training's events, as parsed JSON.</summary>
    public static async IAsyncEnumerable<(string Kind, JsonElement News)> Watch(this HttpClient client)
    {
        using HttpResponseMessage answer = await client.GetAsync("api/training/events", HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await foreach (SseItem<string> item in SseParser.Create(await answer.Content.ReadAsStreamAsync()).EnumerateAsync(TestContext.Current.CancellationToken))
            yield return (item.EventType, JsonDocument.Parse(item.Data).RootElement);
    }

    /// <summary>Watches until the news is as it is to be.</summary>
    public static async Task<JsonElement> Until(this HttpClient client, Func<JsonElement, bool> isThere)
    {
        await foreach ((_, JsonElement news) in client.Watch())
        {
            if (isThere(news))
                return news;
        }
        throw new InvalidOperationException("the events ended");
    }

    public static string Status(this JsonElement news) => news.GetProperty("status").GetString()!;

    public static long Step(this JsonElement news) => news.GetProperty("step").GetInt64();

    public static Task<HttpResponseMessage> Begin(this HttpClient client, string network = "d2l", float learningRate = 0.9f, int batchSize = 64, int epochs = 100) =>
        client.PostAsync("api/training", Json(FormattableString.Invariant(
            $$"""{ "network": "{{network}}", "learningRate": {{learningRate}}, "batchSize": {{batchSize}}, "epochs": {{epochs}}, "seed": 1 }""")), TestContext.Current.CancellationToken);
}
