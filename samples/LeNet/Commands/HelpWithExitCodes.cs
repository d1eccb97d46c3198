using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Samples.Commands;

/// <summary>The usual help, and after it the exit codes.</summary>
internal sealed class HelpWithExitCodes(HelpAction usual) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        usual.Invoke(parseResult);
        if (parseResult.CommandResult.Command is RootCommand)
            Console.WriteLine("Without a command the program trains: 'train --help' lists the options.\n");
        Console.WriteLine(ExitCode.Help);
        return ExitCode.Done;
    }
}
