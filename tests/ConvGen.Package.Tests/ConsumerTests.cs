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

    // One sentence where a project cannot compile networks, and nothing of the compiler's behind it.
    [Theory]
    [InlineData("-p:CompilerApiVersion=roslyn4.8", "error CG0211: The compiler is Roslyn 4.8; ConvGen's generator needs 4.14 or newer")]
    [InlineData("-p:LangVersion=11", "error CG0212: The project's LangVersion is 11; the code that ConvGen generates needs C# 12 or newer")]
    [InlineData("-p:LangVersion=7.3", "error CG0212: The project's LangVersion is 7.3; the code that ConvGen generates needs C# 12 or newer")]
    public async Task WhatCannotCompileIsToldInOneSentence(string property, string sentence)
    {
        await Consumers.Built(workplace);
        var ran = await Build("UnitTests", "-t:Compile", property);
        Assert.Equal(1, ran.ExitCode);
        Assert.Equal([sentence], Errors(ran).Select(error => error[..Math.Min(error.Length, sentence.Length)]));
    }

    [Fact]
    public async Task AGeneratorWithoutItsRuntimeIsToldInOneSentence()
    {
        await Consumers.Built(workplace);
        string folder = workplace["consumers/Halved"];
        Directory.CreateDirectory(folder);
        string project = await File.ReadAllTextAsync(workplace["consumers/WebService/WebService.csproj"], TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, "Halved.csproj"), project.Replace("Version=", "IncludeAssets=\"analyzers; build; buildTransitive\" Version=", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        File.Copy(workplace["consumers/WebService/Program.cs"], Path.Combine(folder, "Program.cs"));

        var ran = await Build("Halved", "-restore");

        Assert.StartsWith("error CG0213: The project has ConvGen's generator, but no reference to its runtime", Assert.Single(Errors(ran)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Console", "linux-x64", "", true)]
    [InlineData("LibraryUser", "win-x64", "", true)]
    [InlineData("Console", "linux-arm64", "", false)]
    [InlineData("Console", "linux-x64", "x86-64-v3", false)]
    public async Task NativeAotWithoutMultiplyAddsIsWarnedOf(string name, string runtime, string instructions, bool warned)
    {
        await Consumers.Built(workplace);
        // The check alone, which hangs on the first step of publishing: no package for NativeAOT is needed.
        var ran = await Build(name, "-t:PrepareForPublish", "-p:PublishAot=true", $"-p:RuntimeIdentifier={runtime}", $"-p:IlcInstructionSet={instructions}", "-p:TreatWarningsAsErrors=false");
        Assert.Equal(warned, ran.Output.Contains($"warning CG0214: NativeAOT for {runtime} compiles for processors without fused multiply-add", StringComparison.Ordinal));
        Assert.Equal(warned, ran.Output.Contains("<IlcInstructionSet>x86-64-v3</IlcInstructionSet>", StringComparison.Ordinal));
        Assert.Equal(0, ran.ExitCode);
    }

    private async Task<string> Output(string name)
    {
        await Consumers.Built(workplace);
        return (await workplace.Dotnet($"consumers/{name}", Consumers.Program(workplace, name))).Succeeds().Output.ReplaceLineEndings("\n");
    }

    private Task<Ran> Build(string name, params IEnumerable<string> arguments) => workplace.Dotnet(
        $"consumers/{name}", ["msbuild", "-nologo", "-v:q", "-p:Configuration=Release", $"-p:ConvGenVersion={workplace.Version}", .. arguments]);

    private static IEnumerable<string> Errors(Ran ran) => ran.Output.Split('\n')
        .Select(line => line.IndexOf("error ", StringComparison.Ordinal) is >= 0 and var at ? line[at..] : "").Where(line => line.Length > 0).Distinct();

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
