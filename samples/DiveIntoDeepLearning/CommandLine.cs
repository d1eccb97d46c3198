using System.CommandLine;
using System.CommandLine.Parsing;
using Samples.Commands;
using Samples.Data;

namespace Samples.DiveIntoDeepLearning;

/// <summary>Which section, and for how long to train.</summary>
internal static class CommandLine
{
    // The same as those of samples/LeNet.
    private const int Done = 0;
    private const int BadCommandLine = 2;
    private const int BadData = 3;

    private const string All = "all";

    private static readonly Argument<string?> s_section = new("section") { Description = $"A section's name, or '{All}'. [default: lists them]", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Choice<int?> s_epochs = Choice<int>.Number<int>("--epochs", "Epochs to train for, 0 for no training. [default: as many as the section's page shows]", "a whole number from 0", n => n >= 0);
    private static readonly Choice<string> s_data = Choice<string>.Text("--data", "Folder with the IDX files of Fashion-MNIST, plain or gzipped. [default: samples/data/fashion-mnist of this repository]", "folder", "a folder");

    /// <summary>Runs the program; gives its exit code.</summary>
    public static int Run(string[] args)
    {
        var root = new RootCommand("The experiments of \"Dive into Deep Learning\", computed by networks that ConvGen compiled from attributes. Exit codes: 0 done, 2 the command line is wrong, 3 a data file is missing or damaged.") { s_section, s_epochs, s_data };
        root.SetAction(Sections);
        ParseResult parsed = root.Parse(args);
        return parsed.Errors is [] ? parsed.Invoke() : Fail(Error(parsed), BadCommandLine);
    }

    private static int Sections(ParseResult parsed)
    {
        string? name = parsed.GetValue(s_section);
        if (name is null)
            return List();
        Section[] chosen = [.. Section.All.Where(section => name == All || section.Name == name)];
        if (chosen is [])
            return Fail($"there is no section '{name}'; expected {string.Join(", ", Section.All.Select(section => section.Name))} or {All}", BadCommandLine);

        try
        {
            var effort = new Effort(parsed.GetValue(s_epochs), parsed.GetValue(s_data));
            foreach (Section section in chosen)
                Run(section, effort);
            return Done;
        }
        catch (DataException error)
        {
            return Fail(error.Message, BadData);
        }
    }

    private static void Run(Section section, Effort effort)
    {
        Console.WriteLine($"{section.Title}\n");
        section.Run();
        if (effort.Epochs != 0)
            section.Train?.Invoke(effort);
    }

    private static int List()
    {
        int width = Section.All.Max(section => section.Name.Length);
        foreach (Section section in Section.All)
            Console.WriteLine($"{section.Name.PadRight(width)}  {section.Title}{(section.Train is null ? "" : ", with a training")}");
        return Done;
    }

    private static string Error(ParseResult parsed) => parsed.UnmatchedTokens is [var token, ..]
        ? $"'{token}' is not understood; expected one section, {s_epochs.Name}, {s_data.Name} or --help"
        : string.Join("\nerror: ", parsed.Errors.Select(Text).Distinct());

    private static string Text(ParseError error) => error.SymbolResult is OptionResult { Option: IChoice choice, Tokens: [] } result
        ? $"{result.Option.Name} takes {choice.Allowed}, and nothing follows it"
        : error.Message;

    private static int Fail(string message, int code)
    {
        Console.Error.WriteLine($"error: {message}");
        return code;
    }
}
