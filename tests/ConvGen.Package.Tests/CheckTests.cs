namespace ConvGen.Package.Tests;

/// <summary>Where a project cannot compile networks, or publishes slow ones, the build says so in one sentence.</summary>
public sealed class CheckTests(Workplace workplace)
{
    private static readonly Lock s_lock = new();
    private static Task<Ran>? s_ran;

    [Theory]
    [InlineData("an old compiler", "error CG0211: The compiler is Roslyn 4.8; ConvGen's generator needs 4.14 or newer")]
    [InlineData("C# 11", "error CG0212: The project's LangVersion is 11; the code that ConvGen generates needs C# 12 or newer")]
    [InlineData("C# 7.3", "error CG0212: The project's LangVersion is 7.3; the code that ConvGen generates needs C# 12 or newer")]
    [InlineData("no runtime", "error CG0213: The project has ConvGen's generator, but no reference to its runtime")]
    [InlineData("AOT", "warning CG0214: NativeAOT for linux-x64 compiles for processors without fused multiply-add")]
    [InlineData("AOT through a library", "warning CG0214: NativeAOT for win-x64 compiles for processors without fused multiply-add")]
    public async Task OneSentenceIsSaid(string check, string sentence)
    {
        string said = Assert.Single(await Said(check));
        Assert.StartsWith(sentence, said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AOT for Arm")]
    [InlineData("AOT for better processors")]
    public async Task NothingIsSaidWhereAllIsWell(string check) => Assert.Empty(await Said(check));

    // All errors and warnings but that of the task which went on after an error.
    private async Task<IReadOnlyList<string>> Said(string check)
    {
        string[] cases = (await Checked()).Output.ReplaceLineEndings("\n").Split("case: ");
        string own = Assert.Single(cases, text => text.StartsWith(check + "\n", StringComparison.Ordinal));
        return [.. own.Split("Build succeeded.")[0].Split('\n')
            .Select(line => Math.Max(line.IndexOf("error ", StringComparison.Ordinal), line.IndexOf("warning ", StringComparison.Ordinal)) is >= 0 and var at ? line[at..] : "")
            .Where(line => line.Length > 0 && !line.StartsWith("warning MSB4181", StringComparison.Ordinal))];
    }

    private async Task<Ran> Checked()
    {
        await Consumers.Built(workplace);
        lock (s_lock)
        {
            s_ran ??= workplace.Dotnet("consumers", "msbuild", "Checks.proj", "-nologo", $"-p:ConvGenVersion={workplace.Version}");
        }

        return await s_ran;
    }
}
