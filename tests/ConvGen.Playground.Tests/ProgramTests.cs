using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using ConvGen.Playground.Tests.Api;

namespace ConvGen.Playground.Tests;

public sealed partial class ProgramTests
{
    private static readonly CancellationToken s_stop = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(2)]
    [InlineData(15)]
    public async Task ASignalEndsStreamsAndTrainingAtOnceAndTheExitCodeIsZero(int signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals that one process sends another");
        using Process program = Start("--urls", "http://127.0.0.1:0");
        string line = await program.StandardOutput.ReadLineAsync(s_stop) ?? "";
        using var client = new HttpClient { BaseAddress = new Uri(line.Split(' ').First(word => word.StartsWith("http", StringComparison.Ordinal)).TrimEnd(';')) };
        await client.Begin();
        Task<int> watching = Task.Run(async () => await client.Watch().CountAsync(s_stop), s_stop);
        await client.Until(news => news.Step() > 0);

        long start = Stopwatch.GetTimestamp();
        Assert.Equal(0, Kill(program.Id, signal));
        await program.WaitForExitAsync(s_stop).WaitAsync(TimeSpan.FromSeconds(60), s_stop);
        Assert.Equal(0, program.ExitCode);
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 20);
        // The stream was ended, not broken.
        Assert.True(await watching > 0);
        Assert.Equal("", await program.StandardError.ReadToEndAsync(s_stop));
    }

    [Fact]
    public async Task APortThatIsTakenIsNamedWithAWayOut()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        string url = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}";
        (int code, string output, string errors) = await Run("--urls", url);
        Assert.Equal((1, ""), (code, output));
        Assert.Equal($"error: Failed to bind to address {url}: address already in use; --urls takes another address, such as http://localhost:5029\n", errors);
    }

    [Theory]
    [InlineData("'--port' is not understood; expected --urls, --hosts, --data or --help", 2, "--port", "80")]
    [InlineData("--urls takes an address such as http://localhost:8080, and nothing follows it", 2, "--urls")]
    [InlineData("--urls is 'nowhere': ", 2, "--urls", "nowhere")]
    [InlineData("--data: there is no folder 'missing'", 3, "--data", "missing")]
    public async Task AWrongOptionIsNamed(string reason, int exitCode, params string[] args)
    {
        (int code, _, string errors) = await Run(args);
        Assert.StartsWith($"error: {reason}", errors, StringComparison.Ordinal);
        Assert.Equal(exitCode, code);
    }

    private static async Task<(int Code, string Output, string Errors)> Run(params string[] args)
    {
        using Process program = Start(args);
        Task<string> output = program.StandardOutput.ReadToEndAsync(s_stop), errors = program.StandardError.ReadToEndAsync(s_stop);
        await program.WaitForExitAsync(s_stop);
        return (program.ExitCode, await output, await errors);
    }

    private static Process Start(params string[] args)
    {
        // Where a script started the tests in the background, SIGINT is ignored, and children would inherit that.
        string[] command = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT", "dotnet"] : ["dotnet"];
        return Process.Start(new ProcessStartInfo(command[0], [.. command[1..], Path.Combine(AppContext.BaseDirectory, "Playground.dll"), .. args])
        {
            // Its page is found from any folder.
            WorkingDirectory = Path.GetTempPath(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
