using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace ConvGen.Tool.Commands;

/// <summary>The whole command line. Every error is one line; nothing is written before an input is known to be sound.</summary>
internal static class CommandLine
{
    /// <summary>Runs the tool; gives its exit code.</summary>
    public static int Run(string[] args, TextWriter output, TextWriter errors)
    {
        // No RootCommand: that goes by the assembly's name.
        var root = new Command("convgen", "Turns ONNX models of convolutional networks into ConvGen's declarations and weights. Exit codes: 0 done, 1 an input was refused (diff: or the layers differ), 2 wrong usage.")
        {
            new HelpOption(), new VersionOption(), new ImportCommand(), new InspectCommand(), new DiffCommand(),
        };
        var parsed = root.Parse(args);
        if (parsed.Action is null or ParseErrorAction)
        {
            return Fail(errors, $"{string.Join(' ', parsed.Errors.Select(error => error.Message))} See convgen --help.", ExitCode.WrongUsage);
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration { Output = output, Error = errors, EnableDefaultExceptionHandler = false });
        }
        catch (UsageException e)
        {
            return Fail(errors, e.Message, ExitCode.WrongUsage);
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            return Fail(errors, e.Message, ExitCode.Refused);
        }
    }

    private static int Fail(TextWriter errors, string message, int code)
    {
        // Names in messages come from files: neither line ends nor what moves a cursor pass.
        errors.WriteLine($"error: {string.Concat(message.Select(c => char.IsControl(c) ? ' ' : c))}");
        return code;
    }
}

/// <summary>An argument makes no sense.</summary>
internal sealed class UsageException(string message) : Exception(message);
