namespace ConvGen.Samples.Tests.EdgeDetection;

public sealed class PictureTests
{
    private const int Side = 28;

    // Black but for rows and columns 8 to 19. A straight edge gives 4 on both of its sides. A corner gives 3 and 3 inside, together 3√2, the strongest, and 1 and 1
    // outside. A character stands for two rows and shows the stronger.
    private const string Square = """
        image                         horizontal edges              vertical edges                magnitude



                                             :*%%%%%%%%%%*:                ::          ::                -#%%%%%%%%%%#-
                @@@@@@@@@@@@                 :*%%%%%%%%%%*:                %%          %%                %@%%%%%%%%%%@%
                @@@@@@@@@@@@                                               %%          %%                %%          %%
                @@@@@@@@@@@@                                               %%          %%                %%          %%
                @@@@@@@@@@@@                                               %%          %%                %%          %%
                @@@@@@@@@@@@                                               %%          %%                %%          %%
                @@@@@@@@@@@@                 :*%%%%%%%%%%*:                %%          %%                %@%%%%%%%%%%@%
                                             :*%%%%%%%%%%*:                ::          ::                -#%%%%%%%%%%#-



        """;

    [Fact]
    public async Task OfASquareAreItsSides()
    {
        string[] lines = await Pictures((row, column) => row is >= 8 and < 20 && column is >= 8 and < 20 ? 255 : 0);
        Assert.Equal(Square, string.Join('\n', lines));
    }

    [Fact]
    public async Task OfABlackImageAreBlank() => Assert.All((await Pictures((_, _) => 0))[1..], line => Assert.Equal("", line));

    [Fact]
    public async Task WithoutATerminalTheyArePlainCharactersSideBySide()
    {
        Ran ran = await EdgeDetectionProgram.Run();
        Assert.Equal(("", 0), (ran.Errors, ran.ExitCode));
        Assert.All(ran.Output, character => Assert.True(character is '\n' or (>= ' ' and <= '~'), $"character {(int)character}"));
        Assert.Contains("image 0 of Fashion-MNIST, labelled Ankle boot", ran.Output, StringComparison.Ordinal);
        Assert.Contains("The more ink", ran.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(118, 14)]
    [InlineData(117, 28)]
    [InlineData(80, 28)]
    public async Task InATerminalTheyAreHalfBlocksInColoursInAsManyRowsAsItIsNarrow(int columns, int lines)
    {
        Assert.SkipUnless(EdgeDetectionProgram.HasTerminals, "script(1) is missing, which makes terminals");
        Ran ran = await EdgeDetectionProgram.RunInTerminal(columns);
        Assert.Equal(0, ran.ExitCode);
        Assert.Equal(lines, ran.Output.Split('\n').Count(line => line.Contains('▀')));
        Assert.Equal(4 * Side * Side / 2, ran.Output.Count(character => character == '▀'));
        Assert.Contains("\e[38;2;255;255;255", ran.Output, StringComparison.Ordinal);
        Assert.Contains("Orange: ", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InATerminalWithoutColoursTheyArePlainCharacters()
    {
        Assert.SkipUnless(EdgeDetectionProgram.HasTerminals, "script(1) is missing, which makes terminals");
        Ran ran = await EdgeDetectionProgram.RunInTerminal(118, noColor: true);
        Ran redirected = await EdgeDetectionProgram.Run();
        // Before it .NET sets up the keyboard.
        Assert.Equal(0, ran.ExitCode);
        Assert.Contains(redirected.Output, ran.Output, StringComparison.Ordinal);
    }

    private static async Task<string[]> Pictures(Func<int, int, int> pixel)
    {
        using var folder = new TemporaryFolder();
        byte[] image = [.. Enumerable.Range(0, Side * Side).Select(i => (byte)pixel(i / Side, i % Side))];
        SmallData.WriteIdx(folder["t10k-images-idx3-ubyte"], [1, Side, Side], image);
        SmallData.WriteIdx(folder["t10k-labels-idx1-ubyte"], [1], [0]);
        Ran ran = await EdgeDetectionProgram.Run("--data", folder.Path);
        Assert.Equal(("", 0), (ran.Errors, ran.ExitCode));
        string[] lines = ran.Output.Split('\n');
        int title = Array.FindIndex(lines, line => line.StartsWith("image ", StringComparison.Ordinal));
        return lines[title..(title + 1 + Side / 2)];
    }
}
