using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace ConvGen.Samples.Tests;

public sealed class FolderServiceTests : IDisposable
{
    private static readonly byte[] s_pixels = IdxFile.Read(Path.Combine(SampleProgram.Samples, "data", "fashion-mnist", "t10k-images-idx3-ubyte.gz")).Data;
    private static readonly string[] s_first = ["Ankle boot", "Pullover", "Trouser", "Trouser", "Shirt"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task EveryImageGetsOneLineAndEveryFileGoesWhereItBelongs()
    {
        File.WriteAllBytes(_folder["a boot.pgm"], Pgm(0));
        File.Copy(Path.Combine(SampleProgram.Samples, "EmbeddedClassifier", "boot.pgm"), _folder["text.pgm"]);
        File.WriteAllBytes(_folder["five.idx"], Idx(5));
        File.WriteAllText(_folder["\"page\".html"], "<html>");
        File.WriteAllBytes(_folder["large.pgm"], "P5 1 1 255 x"u8);
        File.WriteAllBytes(_folder["half.pgm"], Pgm(1)[..500]);
        File.WriteAllBytes(_folder["empty"], []);
        File.WriteAllBytes(_folder[new string('é', 120) + ".pgm"], Pgm(2));

        await Run();

        Assert.Equal(
            [
                "\"page\".html: '\"page\".html' begins with the bytes 3C68746D; expected P2 or P5 (a PGM image), 0000 (IDX) or 1F8B (IDX, gzipped)", "a boot.pgm: Ankle boot",
                "empty: 'empty' begins with nothing; expected P2 or P5 (a PGM image), 0000 (IDX) or 1F8B (IDX, gzipped)", .. s_first.Select((name, n) => $"five.idx[{n}]: {name}"),
                "half.pgm: 'half.pgm' ends early: it has 500 bytes, too few for 28 × 28 pixels", "large.pgm: 'large.pgm' has 1 × 1 pixels; expected 28 × 28", "text.pgm: Ankle boot", $"{new string('é', 108)}.pgm: Trouser",
            ],
            Lines().Select(Text).Order(StringComparer.Ordinal));
        Assert.Equal((4, 4, 0), (Count("done"), Count("failed"), Count("work")));
        Assert.All(Lines(), line => Assert.True(File.Exists(Path.Combine(_folder.Path, line["error"] is null ? "done" : "failed", (string)line["id"]!))));
    }

    [Fact]
    public async Task TheSameNameMayComeAgain()
    {
        for (int n = 0; n < 2; n++)
        {
            File.WriteAllBytes(_folder["image.pgm"], Pgm(n));
            await Run();
        }
        Assert.Equal(["image.pgm: Ankle boot", "image.pgm: Pullover"], Lines().Select(Text));
        Assert.Equal(2, Count("done"));
    }

    [Fact]
    public async Task AFileThatIsStillBeingWrittenIsAwaited()
    {
        File.WriteAllBytes(_folder["slow.pgm"], Pgm(0)[..100]);
        using Process service = SampleProgram.Start("FolderService", _folder.Path, ".", "--settle", "0.1");
        await Started(service);
        await Task.Delay(1000, TestContext.Current.CancellationToken);
        Assert.True(File.Exists(_folder["slow.pgm"]));
        File.WriteAllBytes(_folder["slow.pgm"], Pgm(0));
        await Until(() => Count("done") == 1);
        Ran ran = await Interrupt(service);
        Assert.Equal(0, ran.ExitCode);
        Assert.Equal(["slow.pgm: Ankle boot"], Lines().Select(Text));
    }

    // Killed again and again, at whatever it is at.
    [Fact]
    public async Task NoResultIsLostOrDoubledWhenItIsKilled()
    {
        const int Files = 300;
        for (int n = 0; n < Files; n++)
            File.WriteAllBytes(_folder[$"{n:D3}.pgm"], Pgm(n));
        int cut = 0;
        for (int kill = 1; kill <= 3; kill++)
        {
            using Process service = SampleProgram.Start("FolderService", _folder.Path, ".", "--settle", "0");
            int wanted = kill * 60;
            await Until(() => Count("done") >= wanted);
            service.Kill();
            await SampleProgram.End(service);
            cut += Count("done") < Files ? 1 : 0;
        }
        Assert.NotEqual(0, cut);
        await Run();
        Assert.Equal(Enumerable.Range(0, Files).Select(n => $"{n:D3}.pgm"), Lines().Select(line => (string)line["file"]!).Order(StringComparer.Ordinal));
        Assert.Equal((Files, 0), (Count("done"), Count("work")));
    }

    [Fact]
    public async Task WhatACrashCutOffIsGoneOnWith()
    {
        // Five images in work, of which two have lines and the third has a part of one.
        const string Id = "00000000000000000000000000000001-five.idx";
        Directory.CreateDirectory(_folder["work"]);
        File.WriteAllBytes(Path.Combine(_folder["work"], Id), Idx(5));
        string Line(int n) => $$"""{"id":"{{Id}}","file":"five.idx","image":{{n}},"class":"{{s_first[n]}}","probability":0.9}""";
        File.WriteAllText(_folder["results.jsonl"], $"{Line(0)}\n{Line(1)}\n{Line(2)[..40]}");
        await Run();
        Assert.Equal(s_first.Select((name, n) => $"five.idx[{n}]: {name}"), Lines().Select(Text));
        Assert.Equal((1, 0), (Count("done"), Count("work")));
    }

    [Fact]
    public async Task ASecondServiceForOneFolderIsRefused()
    {
        using Process first = SampleProgram.Start("FolderService", _folder.Path, ".");
        await Started(first);
        Ran second = await SampleProgram.Run("FolderService", _folder.Path, ".");
        Assert.Equal(1, second.ExitCode);
        Assert.StartsWith("error: '.' is another process's", second.Errors, StringComparison.Ordinal);
        Assert.Equal(0, (await Interrupt(first)).ExitCode);
    }

    private async Task Run()
    {
        Ran ran = await SampleProgram.Run("FolderService", _folder.Path, ".", "--once", "--settle", "0", "--patience", "0");
        Assert.Equal(("", 0), (ran.Errors, ran.ExitCode));
    }

    // Before that, an interrupt would end the process as any other.
    private static async Task Started(Process service)
    {
        while (await service.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line && !line.Contains("Application started", StringComparison.Ordinal))
        {
        }
    }

    private static async Task<Ran> Interrupt(Process service)
    {
        Process.Start("kill", ["-INT", service.Id.ToString(CultureInfo.InvariantCulture)]).WaitForExit();
        return await SampleProgram.End(service);
    }

    private static async Task Until(Func<bool> condition)
    {
        for (var patience = Stopwatch.StartNew(); !condition();)
        {
            Assert.True(patience.Elapsed < TimeSpan.FromMinutes(1), "Nothing came of it within a minute.");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    private IEnumerable<JsonNode> Lines() => File.ReadLines(_folder["results.jsonl"]).Select(line => JsonNode.Parse(line)!);

    private static string Text(JsonNode line) =>
        $"{line["file"]}{((string)line["file"]! == "five.idx" ? $"[{line["image"]}]" : "")}: {line["class"] ?? line["error"]}";

    private int Count(string folder) => Directory.Exists(_folder[folder]) ? Directory.GetFiles(_folder[folder], "*-*").Length : 0;

    private static byte[] Pgm(int image) => [.. "P5\n28 28\n255\n"u8, .. s_pixels[(784 * image)..(784 * (image + 1))]];

    private static byte[] Idx(byte images) => [0, 0, 8, 3, 0, 0, 0, images, 0, 0, 0, 28, 0, 0, 0, 28, .. s_pixels[..(784 * images)]];
}
