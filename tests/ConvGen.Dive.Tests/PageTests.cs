using ConvGen.Tests.Harness;

namespace ConvGen.Dive.Tests;

/// <summary>What the pages say the program prints, it prints.</summary>
public sealed class PageTests
{
    // What stands behind the heading of a training's table: an epoch a line.
    private const string TrainingHead = "epoch    loss";

    /// <summary>The sections, in the order of the book; those with a training have <see langword="true"/>.</summary>
    public static TheoryData<string, bool> Sections => new()
    {
        { "why-conv", false },
        { "conv-layer", false },
        { "padding-and-strides", false },
        { "channels", false },
        { "pooling", false },
        { "lenet", true },
        { "alexnet", true },
        { "vgg", true },
        { "nin", true },
        { "batch-norm", true },
    };

    [Theory]
    [MemberData(nameof(Sections))]
    public async Task APageShowsAllThatItsSectionPrints(string section, bool trains)
    {
        string[] shown = Shown(section);
        if (trains && !IsAskedForTrainings)
        {
            // The first epoch of LeNet alone is worth its time: it has the same bits however many follow.
            bool first = section == "lenet";
            int end = Array.FindIndex(shown, line => line.StartsWith(TrainingHead, StringComparison.Ordinal));
            Assert.True(end > 0, $"{section}.md shows no training.");
            Assert.Equal(shown[..(first ? end + 2 : end - 1)], await Printed(section, "--epochs", first ? "1" : "0"));
        }
        else
        {
            Assert.Equal(shown, await Printed(section));
        }
    }

    [Theory]
    [MemberData(nameof(Sections))]
    public void ItsDeclarationsAreThePrograms(string section, bool _)
    {
        string program = string.Concat(Directory.GetFiles(Path.Combine(Repository.Root, "samples", "DiveIntoDeepLearning", "Sections"), "*.cs").Select(file => File.ReadAllText(file).ReplaceLineEndings("\n")));
        Assert.All(Page.Read($"docs/d2l/{section}.md").Blocks.Where(block => block.Info == "csharp"), block => Assert.Contains(block.Text, program, StringComparison.Ordinal));
    }

    [Fact]
    public async Task TheListNamesEverySectionWithAPage()
    {
        var (_, output, _) = await DiveProgram.Run();
        Assert.Equal(Sections.Select(row => row.Data.Item1), output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[0]));
    }

    [Theory]
    [InlineData("conv-layers", "there is no section 'conv-layers'; expected why-conv, conv-layer, ")]
    [InlineData("lenet --epochs -1", "--epochs takes a whole number from 0, not '-1'")]
    [InlineData("lenet vgg", "'vgg' is not understood; expected one section, ")]
    public async Task AMistakeIsToldAndNothingIsRun(string arguments, string message)
    {
        var (exitCode, output, errors) = await DiveProgram.Run(arguments.Split(' '));
        Assert.StartsWith($"error: {message}", errors, StringComparison.Ordinal);
        Assert.Equal((2, ""), (exitCode, output));
    }

    // Five trainings take a minute or two.
    private static bool IsAskedForTrainings => Environment.GetEnvironmentVariable("CONVGEN_DIVE_TRAININGS") == "1";

    private static string[] Shown(string section) =>
        Lines(string.Concat(Page.Read($"docs/d2l/{section}.md").Blocks.Where(block => block.Info == "text").Select(block => block.Text)));

    // The title is the page's, and speed is the machine's.
    private static async Task<string[]> Printed(params string[] arguments)
    {
        var (exitCode, output, errors) = await DiveProgram.Run(arguments);
        Assert.Equal((0, ""), (exitCode, errors));
        return [.. Lines(output)[1..].Where(line => !line.Contains("images/s", StringComparison.Ordinal))];
    }

    private static string[] Lines(string text) => [.. text.Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0)];
}
