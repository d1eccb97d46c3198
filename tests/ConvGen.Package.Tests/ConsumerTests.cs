using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace ConvGen.Package.Tests;

/// <summary>Projects of every kind build from the packages, without a warning, and do what they should.</summary>
public sealed class ConsumerTests(Workplace workplace)
{
    [Fact]
    public async Task TheyBuildWithoutAWarning() => Assert.Contains("0 Warning(s)", (await Consumers.Built(workplace)).Output, StringComparison.Ordinal);

    [Fact]
    public async Task AConsoleProgramTrainsSavesLoadsAndExports() =>
        Assert.Equal("learned True, right True, loaded True, exported True\n", await Output("Console"));

    [Fact]
    public async Task ALibraryOfOlderCSharpHasWeightsInItsAssembly() => Assert.Equal("19 and 36\n", await Output("LibraryUser"));

    [Fact]
    public async Task ATestProjectHasNetworksOfItsOwn() => Assert.Contains("Total: 1, Errors: 0, Failed: 0", await Output("UnitTests"), StringComparison.Ordinal);

    [Fact]
    public async Task AWebServiceAnswers()
    {
        await Consumers.Built(workplace);
        using var service = Ran.Start(workplace["consumers/WebService"], "dotnet", [Consumers.Program(workplace, "WebService"), "--urls", "http://127.0.0.1:0"], []);
        try
        {
            string address = await Address(service);
            using var client = new HttpClient { BaseAddress = new Uri(address) };
            var cancellation = TestContext.Current.CancellationToken;

            using var answer = await client.PostAsJsonAsync("/predict", new float[64], cancellation);
            using var refused = await client.PostAsJsonAsync("/predict", new float[3], cancellation);

            var probabilities = (await answer.Content.ReadFromJsonAsync<JsonElement>(cancellation)).GetProperty("probabilities").EnumerateArray().Select(number => number.GetSingle());
            Assert.Equal(1, probabilities.Sum(), tolerance: 1e-5f);
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.Contains("An image has 64 numbers; this one has 3.", await refused.Content.ReadAsStringAsync(cancellation), StringComparison.Ordinal);
        }
        finally
        {
            service.Kill(entireProcessTree: true);
        }
    }

    private async Task<string> Output(string name)
    {
        await Consumers.Built(workplace);
        return (await workplace.Dotnet($"consumers/{name}", Consumers.Program(workplace, name))).Succeeds().Output.ReplaceLineEndings("\n");
    }

    private static async Task<string> Address(Process service)
    {
        const string Says = "Now listening on: ";
        while (await service.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.IndexOf(Says, StringComparison.Ordinal) is >= 0 and var at)
            {
                return line[(at + Says.Length)..].Trim();
            }
        }

        throw new InvalidOperationException($"The service ended: {await service.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)}");
    }
}
