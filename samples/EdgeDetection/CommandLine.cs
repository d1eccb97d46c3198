using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using ConvGen;
using Samples.Commands;
using Samples.Data;

namespace Samples.EdgeDetection;

/// <summary>The options, and the lessons in their order.</summary>
internal static class CommandLine
{
    // The same as those of samples/LeNet.
    private const int Done = 0;
    private const int BadCommandLine = 2;
    private const int BadData = 3;

    private static readonly Choice<int?> s_image = Choice<int>.Number<int>("--image", "Which of the test images Sobel's filter is shown on, counted from 0. [default: 0]", "a whole number from 0", n => n >= 0);
    private static readonly Choice<string> s_data = Choice<string>.Text("--data", "Folder with the IDX files of Fashion-MNIST, plain or gzipped. [default: samples/data/fashion-mnist of this repository]", "folder", "a folder");

    /// <summary>Runs the program; gives its exit code.</summary>
    public static int Run(string[] args)
    {
        var root = new RootCommand("Edge detection with convolutions that ConvGen compiled from attributes. Exit codes: 0 done, 2 the command line is wrong, 3 a data file is missing or damaged.") { s_image, s_data };
        root.SetAction(Lessons);
        ParseResult parsed = root.Parse(args);
        return parsed.Action is null or ParseErrorAction ? Fail(Error(parsed), BadCommandLine) : parsed.Invoke();
    }

    private static int Lessons(ParseResult parsed)
    {
        try
        {
            // Read first, so that nothing is printed if it cannot be.
            ImageDataset images = DataFolder.Find(parsed.GetValue(s_data)).Test();
            int index = parsed.GetValue(s_image) ?? 0;
            if (index >= images.Count)
                return Fail($"--image is {index:N0}; expected 0 to {images.Count - 1:N0}, since there are {images.Count:N0} test images", BadCommandLine);

            KnownKernel.Show();
            LearnedKernel.Show();
            Sobel.Show(images, index);
            return Done;
        }
        catch (DataException error)
        {
            return Fail(error.Message, BadData);
        }
    }

    private static string Error(ParseResult parsed)
    {
        if (parsed.UnmatchedTokens is [var token, ..])
            return $"'{token}' is not understood; expected {s_image.Name}, {s_data.Name} or --help";
        return string.Join("\nerror: ", parsed.Errors.Select(Text).Distinct());
    }

    private static string Text(ParseError error) => error.SymbolResult is OptionResult { Option: IChoice choice } result
        ? result.Tokens.Count switch
        {
            0 => $"{result.Option.Name} takes {choice.Allowed}, and nothing follows it",
            1 => error.Message,
            var count => $"{result.Option.Name} is given {count} times; expected once",
        }
        : error.Message;

    private static int Fail(string message, int code)
    {
        Console.Error.WriteLine($"error: {message}");
        return code;
    }
}
