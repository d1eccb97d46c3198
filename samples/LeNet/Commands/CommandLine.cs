using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace Samples.Commands;

/// <summary>The whole command line.</summary>
internal static class CommandLine
{
    /// <summary>Runs the program; gives its exit code.</summary>
    public static int Run(string[] args)
    {
        RootCommand root = Root();
        ParseResult parsed = root.Parse(args);
        // No command is 'train', but a wrong command is an error.
        if (parsed.CommandResult.Command == root && parsed.Action is (null or ParseErrorAction) && !IsWord(args))
            parsed = root.Parse(["train", .. args]);
        if (parsed.Action is null or ParseErrorAction)
            return Failures.Fail(Errors(parsed), ExitCode.BadCommandLine);
        // Signals are the training's business: it wants to finish its step.
        return parsed.Invoke(new InvocationConfiguration { ProcessTerminationTimeout = null });
    }

    private static RootCommand Root()
    {
        var root = new RootCommand("LeNet on Fashion-MNIST, with a network that ConvGen compiled from attributes.")
        {
            new TrainCommand(), new PredictCommand(), new EvaluateCommand(), new DescribeCommand(), CommonChoices.Json,
        };
        foreach (HelpOption help in root.Options.OfType<HelpOption>())
            help.Action = new HelpWithExitCodes((HelpAction)help.Action!);
        return root;
    }

    private static bool IsWord(string[] args) => args.FirstOrDefault(arg => arg != CommonChoices.Json.Name) is { } first && !first.StartsWith('-');

    private static string Errors(ParseResult parsed)
    {
        if (parsed.UnmatchedTokens is [var token, ..])
            return Unknown(token, parsed.CommandResult.Command);
        return string.Join("\nerror: ", parsed.Errors.Select(Text).Distinct());
    }

    private static string Text(ParseError error) => error.SymbolResult is OptionResult { Option: IChoice choice, Tokens: [] } result
        ? $"{result.Option.Name} takes {choice.Allowed}, and nothing follows it"
        : error.SymbolResult is OptionResult { Option: IChoice, Tokens.Count: > 1 } many
            ? $"{many.Option.Name} is given {many.Tokens.Count} times; expected once"
            : error.Message;

    private static string Unknown(string token, Command command)
    {
        if (command is RootCommand root)
            return $"'{token}' is no command; expected {string.Join(", ", root.Subcommands.Select(one => one.Name))}";
        string options = string.Join(", ", command.Options.Select(option => option.Name).Append(CommonChoices.Json.Name).Append("--help"));
        return token.StartsWith('-')
            ? $"'{token}' is no option of {command.Name}; expected {options}"
            : $"'{token}' is not understood by {command.Name}; it takes {(command.Arguments.Count == 0 ? "no argument" : "one file")}, and the options {options}";
    }
}
