using System.Net;
using System.Text;
using System.Text.Json;

namespace ConvGen.Playground.Tests.Api;

public sealed class MalformedTests
{
    private const int Count = 1000;

    [Fact]
    public async Task AThousandMalformedRequestsGetAReasonAndAGoodOneAfterThemIsRight()
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        await using Site site = await Site.Start();
        string before = await Good(site, stop);
        var random = new Random(20261122);
        for (int i = 0; i < Count; i++)
        {
            using HttpRequestMessage request = Malformed(random);
            string said = $"request {i}: {request.Method} {request.RequestUri}";
            using HttpResponseMessage answer = await site.Client.SendAsync(request, stop);
            string body = await answer.Content.ReadAsStringAsync(stop);
            Assert.True((int)answer.StatusCode is >= 400 and < 500, $"{said}: {answer.StatusCode} {body}");
            Assert.True(answer.Content.Headers.ContentType?.MediaType == "application/problem+json", $"{said}: {answer.StatusCode} {body}");
            Assert.True(JsonDocument.Parse(body).RootElement.GetProperty("detail").GetString() is { Length: > 20 }, $"{said}: {body}");
        }
        Assert.Equal(before, await Good(site, stop));
    }

    private static async Task<string> Good(Site site, CancellationToken stop) =>
        await (await site.Client.PostAsync("api/predict", Requests.Bytes(Requests.Image(1)), stop)).EnsureSuccessStatusCode().Content.ReadAsStringAsync(stop);

    private static HttpRequestMessage Malformed(Random random) => random.Next(8) switch
    {
        0 => Post(Image(random), Requests.Bytes(Noise(random, random.Next(2) == 0 ? random.Next(784) : random.Next(785, 4000)))),
        1 => Post(Image(random), Requests.Json(BadJson(random))),
        2 => Post(Image(random), OfType(Noise(random, 784), Pick(random, "text/html", "application/xml", "image/png", "application/x-www-form-urlencoded", "application/json; charset=utf-16", ""))),
        3 => new HttpRequestMessage(new HttpMethod(Pick(random, "GET", "PUT", "DELETE", "PATCH", "BREW")), Image(random)),
        4 => new HttpRequestMessage(HttpMethod.Get, $"/{Word(random)}/{Word(random)}"),
        5 => Post($"{Image(random)}?network={Word(random)}", Requests.Bytes(Noise(random, 784))),
        6 => Post("api/training", Requests.Json(BadSettings(random))),
        _ => Post(Pick(random, "api/training/pause", "api/training/resume", "api/training/stop"), null),
    };

    private static string Image(Random random) => Pick(random, "api/predict", "api/trace");

    private static string BadJson(Random random)
    {
        string[] numbers = [.. Enumerable.Range(0, 784).Select(_ => FormattableString.Invariant($"{random.NextSingle():0.###}"))];
        int at = random.Next(numbers.Length);
        switch (random.Next(7))
        {
            case 0:
                numbers[at] = Pick(random, "1.001", "-0.1", "1e999", "-1e999", "255", "NaN", "Infinity", "null", "true", "\"0\"", "[0]", "{}", "01", "+1", "0x1", ".5", "");
                break;
            case 1:
                return $"[{string.Join(",", numbers)}]{Pick(random, "]", ",", "0", "[]", "x")}";
            case 2:
                return $"[{string.Join(",", numbers)}]"[..random.Next(1, 1000)];
            case 3:
                return $"[{string.Join(",", numbers.Take(at))}]";
            case 4:
                return new string('[', random.Next(1, 3000));
            case 5:
                return $"{{\"pixels\":[{string.Join(",", numbers)}]}}";
            default:
                return Encoding.Latin1.GetString(Noise(random, random.Next(1, 400))).Replace('[', 'x');
        }
        return $"[{string.Join(",", numbers)}]";
    }

    private static string BadSettings(Random random)
    {
        var settings = new Dictionary<string, string> { ["network"] = "\"d2l\"", ["learningRate"] = "0.1", ["batchSize"] = "64", ["epochs"] = "1", ["seed"] = "0" };
        string name = Pick(random, [.. settings.Keys]);
        switch (random.Next(3))
        {
            case 0:
                settings.Remove(name);
                break;
            case 1:
                settings[Word(random)] = "1";
                break;
            default:
                settings[name] = Pick(random, "null", "-1", "1e39", "[]", "{}", "\"\"", "true", "-0.5");
                break;
        }
        return $"{{{string.Join(",", settings.Select(one => $"\"{one.Key}\":{one.Value}"))}}}";
    }

    private static HttpRequestMessage Post(string path, HttpContent? content) => new(HttpMethod.Post, path) { Content = content };

    private static HttpContent OfType(byte[] body, string type)
    {
        var content = new ByteArrayContent(body);
        if (type.Length > 0)
            content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }

    private static byte[] Noise(Random random, int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }

    private static string Word(Random random) => new([.. Enumerable.Range(0, random.Next(1, 12)).Select(_ => (char)random.Next('a', 'z' + 1))]);

    private static string Pick(Random random, params string[] words) => words[random.Next(words.Length)];
}
