using System.Net;
using System.Text.Json;
using Samples.Playground.Training;

namespace ConvGen.Playground.Tests.Api;

public sealed class TrainingTests : IAsyncLifetime
{
    private static readonly CancellationToken s_stop = TestContext.Current.CancellationToken;

    private Site _site = null!;

    private HttpClient Client => _site.Client;

    public async ValueTask InitializeAsync() => _site = await Site.Start();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task WhoComesLateIsToldAllThatWhoCameEarlyWasTold()
    {
        var early = new List<JsonElement>();
        Task watching = Task.Run(async () =>
        {
            await foreach ((string kind, JsonElement news) in Client.Watch())
            {
                if (kind == "state")
                    early.Clear();
                early.Add(news);
                if (news.Status() == "stopped")
                    return;
            }
        }, s_stop);
        Assert.Equal(HttpStatusCode.OK, (await Client.Begin()).StatusCode);
        await Client.Until(news => news.Step() > 50);
        Assert.Equal(HttpStatusCode.OK, (await Client.PostAsync("api/training/stop", null, s_stop)).StatusCode);
        await watching;
        JsonElement late = await Client.Until(_ => true);

        Assert.Equal("stopped", late.Status());
        foreach (string curve in new[] { "losses", "accuracies" })
            Assert.Equal(late.GetProperty(curve).EnumerateArray().Select(point => point.ToString()), early.SelectMany(news => news.GetProperty(curve).EnumerateArray()).Select(point => point.ToString()));
        Assert.Equal(150, late.GetProperty("kernels").GetArrayLength());
        Assert.True(late.GetProperty("losses").GetArrayLength() > 50);
    }

    [Fact]
    public async Task PausedItStandsStillAndGoesOnFromThere()
    {
        await Client.Begin();
        await Client.Until(news => news.Step() > 0);
        await Client.PostAsync("api/training/pause", null, s_stop);
        JsonElement paused = await Client.Until(news => news.Status() == "paused");
        await Client.PutAsync("api/training/learning-rate", Requests.Json("""{ "learningRate": 0.25 }"""), s_stop);
        JsonElement later = await Client.Until(news => news.GetProperty("settings").GetProperty("learningRate").GetSingle() == 0.25f);
        Assert.Equal("paused", later.Status());
        // A step that was under way may still end.
        Assert.InRange(later.GetProperty("losses").GetArrayLength(), paused.GetProperty("losses").GetArrayLength(), paused.GetProperty("losses").GetArrayLength() + 1);

        await Client.PostAsync("api/training/resume", null, s_stop);
        JsonElement on = await Client.Until(news => news.Step() > later.Step() + 1);
        Assert.Equal(0.25f, on.GetProperty("settings").GetProperty("learningRate").GetSingle());
    }

    [Fact]
    public async Task PredictionsGoOnMeanwhileAndNoneIsLost()
    {
        await Client.Begin(network: "modern", learningRate: 0.001f);
        int[] versions = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            int last = 0;
            for (int i = 0; i < 100; i++)
            {
                HttpResponseMessage answer = await Client.PostAsync("api/predict?network=live", Requests.Bytes(Requests.Image(i)), s_stop);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                JsonElement prediction = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(s_stop)).RootElement;
                Assert.Equal(1, prediction.GetProperty("probabilities").EnumerateArray().Sum(value => value.GetDouble()), 1e-5);
                int version = prediction.GetProperty("version").GetInt32();
                Assert.True(version >= last);
                last = version;
            }
            return last;
        }));
        await Client.Until(news => news.GetProperty("version").GetInt32() > versions.Max());
    }

    [Fact]
    public async Task ALearningRateThatIsFarTooLargeEndsWithTheReason()
    {
        await Client.Begin(network: "modern", learningRate: 1e38f, epochs: 1);
        JsonElement news = await Client.Until(news => news.Status() is "failed" or "done");
        Assert.Equal("failed", news.Status());
        Assert.EndsWith("the learning rate 1E+38 is too large", news.GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatMakesNoSenseNowIsRefused()
    {
        Assert.StartsWith("no training goes on, it is idle", await Requests.Reason(await Client.PostAsync("api/training/pause", null, s_stop), HttpStatusCode.Conflict), StringComparison.Ordinal);
        Assert.Equal("batchSize is 0; expected 1 to 4096", await Requests.Reason(await Client.Begin(batchSize: 0), HttpStatusCode.BadRequest));
        Assert.Equal("learningRate is -1; expected a number above 0", await Requests.Reason(await Client.Begin(learningRate: -1), HttpStatusCode.BadRequest));
        Assert.Equal("network is 'vgg'; expected d2l or modern", await Requests.Reason(await Client.Begin(network: "vgg"), HttpStatusCode.BadRequest));
        await Client.Begin();
        Assert.StartsWith("a training goes on, running", await Requests.Reason(await Client.Begin(), HttpStatusCode.Conflict), StringComparison.Ordinal);
    }

    [Fact]
    public void ALongCurveKeepsItsShapeInLittleMemory()
    {
        var curve = new Curve();
        for (int step = 1; step <= 100_000; step++)
            curve.Add(step, step / 100_000f);
        Assert.InRange(curve.Points.Count, 400, 1000);
        Assert.All(curve.Points, point => Assert.Equal(point.X / 100_000, point.Y, 1e-3));
        Assert.InRange(curve.Points[^1].X, 99_000, 100_000);
    }
}
