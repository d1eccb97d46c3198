using System.Net;
using System.Text.Json;
using System.Threading.RateLimiting;
using Samples.Playground.Networks;
using Samples.Playground.Predicting;

namespace ConvGen.Playground.Tests.Api;

public sealed class PredictTests(SharedSite shared) : IClassFixture<SharedSite>
{
    private static readonly CancellationToken s_stop = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("d2l")]
    [InlineData("modern")]
    public async Task ProbabilitiesAreThoseOfTheNetworkFromBytesAndFromJson(string network)
    {
        float[] image = Requests.Image(7);
        var expected = new float[10];
        Architecture.All.Single(one => one.Name == network).Pretrained().PredictProbabilities(image, expected);

        foreach (HttpContent content in new[] { Requests.Bytes(image), Requests.Json(JsonSerializer.Serialize(image)) })
        {
            HttpResponseMessage answer = await shared.Site.Client.PostAsync($"api/predict?network={network}", content, s_stop);
            JsonElement prediction = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(s_stop)).RootElement;
            Assert.Equal(expected, prediction.GetProperty("probabilities").EnumerateArray().Select(value => value.GetSingle()));
            Assert.Equal(Functional.ArgMax(expected), prediction.GetProperty("label").GetInt32());
        }
    }

    [Theory]
    [InlineData("d2l", 0.87)]
    [InlineData("modern", 0.88)]
    public void TheWeightsThatComeWithItAreGood(string network, double accuracy)
    {
        INetwork pretrained = Architecture.All.Single(one => one.Name == network).Pretrained();
        var labels = new int[1];
        int right = 0;
        for (int i = 0; i < 2000; i++)
        {
            pretrained.Classify(Requests.Image(i), labels);
            right += labels[0] == Requests.Test.Label(i) ? 1 : 0;
        }
        Assert.InRange(right / 2000.0, accuracy - 0.02, 1);
    }

    [Theory]
    [InlineData("d2l")]
    [InlineData("modern")]
    public async Task ATraceHoldsEveryLayerToTheLastBit(string network)
    {
        float[] image = Requests.Image(3);
        INetwork pretrained = Architecture.All.Single(one => one.Name == network).Pretrained();
        Trace trace = pretrained.Trace(image);
        var probabilities = new float[10];
        pretrained.PredictProbabilities(image, probabilities);
        float[] layers = [.. trace.Layers.SelectMany(layer => layer.Values.ToArray()), .. probabilities];

        float[] all = [.. layers, .. pretrained.Parameters];
        HttpResponseMessage whole = await shared.Site.Client.PostAsync($"api/trace?network={network}", Requests.Bytes(image), s_stop);
        Assert.Equal(all, await Floats(whole));

        string weights = whole.Headers.GetValues("X-Weights").Single();
        HttpResponseMessage again = await shared.Site.Client.PostAsync($"api/trace?network={network}&have={weights}", Requests.Bytes(image), s_stop);
        Assert.Equal(layers, await Floats(again));
    }

    [Theory]
    [InlineData("[1, 2", "application/json", "the body is no JSON: ")]
    [InlineData("[0, 1.5]", "application/json", "element 1 of the array is 1.5; expected a number from 0 to 1")]
    [InlineData("[0, -0.25]", "application/json", "element 1 of the array is -0.25; expected a number from 0 to 1")]
    [InlineData("[1e999]", "application/json", "element 0 of the array is Infinity; expected a number from 0 to 1")]
    [InlineData("[NaN]", "application/json", "the body is no JSON: ")]
    [InlineData("[0, \"1\"]", "application/json", "element 1 of the array is a string; expected a number from 0 to 1")]
    [InlineData("[0, 1]", "application/json", "the array has 2 numbers; expected 784, 28 rows of 28 pixels")]
    [InlineData("{}", "application/json", "the body is an object; expected an array of 784 numbers")]
    [InlineData("", "application/json", "the body is no JSON: ")]
    [InlineData("12345", "application/octet-stream", "the body has 5 bytes; expected 784, 28 rows of 28 pixels, 0 to 255")]
    public async Task AnImageThatIsNoneIsRefusedWithTheReason(string body, string type, string reason)
    {
        HttpContent content = Requests.Bytes(System.Text.Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = new(type);
        Assert.StartsWith(reason, await Requests.Reason(await shared.Site.Client.PostAsync("api/predict", content, s_stop), HttpStatusCode.BadRequest), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIsAskedOtherwiseIsRefusedWithTheReason()
    {
        HttpClient client = shared.Site.Client;
        HttpContent good() => Requests.Bytes(Requests.Image(0));
        Assert.Equal("the method is GET; expected POST", await Requests.Reason(await client.GetAsync("api/predict", s_stop), HttpStatusCode.MethodNotAllowed));
        Assert.StartsWith("there is nothing at '/api/nothing'", await Requests.Reason(await client.GetAsync("api/nothing", s_stop), HttpStatusCode.NotFound), StringComparison.Ordinal);
        Assert.Equal("network is 'vgg'; expected d2l, modern or live", await Requests.Reason(await client.PostAsync("api/predict?network=vgg", good(), s_stop), HttpStatusCode.BadRequest));
        Assert.StartsWith("network is 'live', and nothing was trained", await Requests.Reason(await client.PostAsync("api/predict?network=live", good(), s_stop), HttpStatusCode.Conflict), StringComparison.Ordinal);
        Assert.Equal("turn is '-1'; expected a whole number from 0", await Requests.Reason(await client.GetAsync("api/images?turn=-1", s_stop), HttpStatusCode.BadRequest));

        HttpContent text = new StringContent("x");
        Assert.StartsWith("the content type is 'text/plain; charset=utf-8'; expected application/json", await Requests.Reason(await client.PostAsync("api/predict", text, s_stop), HttpStatusCode.UnsupportedMediaType), StringComparison.Ordinal);
        HttpContent packed = good();
        packed.Headers.ContentEncoding.Add("gzip");
        Assert.Equal("the content encoding is 'gzip'; expected none", await Requests.Reason(await client.PostAsync("api/predict", packed, s_stop), HttpStatusCode.UnsupportedMediaType));
    }

    [Fact]
    public async Task ABodyThatIsTooLongIsRefusedBeforeItIsSent()
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "api/predict") { Content = Requests.Bytes(new byte[1 << 20]) };
        request.Headers.ExpectContinue = true;
        Assert.Contains("65536", await Requests.Reason(await shared.Site.Client.SendAsync(request, s_stop), HttpStatusCode.RequestEntityTooLarge), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhenTooManyWaitTheNextIsToldToComeAgain()
    {
        await using Site site = await Site.Start(change: options => options with { Predictions = 1, Waiting = 1, Watchers = 1 });
        var capacity = site.Get<Capacity>();
        Task<HttpResponseMessage> ask() => site.Client.PostAsync("api/predict", Requests.Bytes(Requests.Image(0)), s_stop);
        RateLimitLease busy = await capacity.Prediction(s_stop);
        Task<HttpResponseMessage>[] two = [ask(), ask()];
        HttpResponseMessage refused = await await Task.WhenAny(two);
        Assert.StartsWith("1 predictions wait already", await Requests.Reason(refused, HttpStatusCode.ServiceUnavailable), StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromSeconds(1), refused.Headers.RetryAfter?.Delta);
        Assert.Equal(1, two.Count(one => one.IsCompleted));
        busy.Dispose();
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable], (await Task.WhenAll(two)).Select(one => one.StatusCode).Order());
        using RateLimitLease place = capacity.Watcher();
        Assert.StartsWith("1 browsers watch already", await Requests.Reason(await site.Client.GetAsync("api/training/events", s_stop), HttpStatusCode.ServiceUnavailable), StringComparison.Ordinal);
    }

    private static async Task<float[]> Floats(HttpResponseMessage answer)
    {
        byte[] bytes = await answer.Content.ReadAsByteArrayAsync(s_stop);
        var values = new float[bytes.Length / sizeof(float)];
        Buffer.BlockCopy(bytes, 0, values, 0, bytes.Length);
        return values;
    }
}
