using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using Samples.Commands;
using Samples.Data;

namespace Samples;

/// <summary>The command line is wrong in a way that only the data shows.</summary>
internal sealed class UsageException(string message) : Exception(message);

/// <summary>Runs a sample's command line; what goes wrong becomes a line and an exit code, the same in every sample.</summary>
internal static class Sample
{
    public const int Done = 0;
    private const int CannotWrite = 1;
    private const int BadCommandLine = 2;
    private const int BadData = 3;

    /// <summary>What <c>--help</c> says of them.</summary>
    public const string ExitCodes = "Exit codes: 0 done, 1 a file could not be written, 2 the command line is wrong, 3 a file that is read is missing, damaged or of another kind.";

    /// <summary>Runs it; gives its exit code.</summary>
    /// <remarks>An action tells of bad files by <see cref="DataException"/> or <see cref="FormatException"/>.</remarks>
    public static int Run(RootCommand root, string[] args)
    {
        ParseResult parsed = root.Parse(args);
        if (parsed.Action is null or ParseErrorAction)
            return Fail(string.Join("\nerror: ", parsed.Errors.Select(Text).Distinct()), BadCommandLine);
        try
        {
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (UsageException error)
        {
            return Fail(error.Message, BadCommandLine);
        }
        catch (Exception error) when (error is DataException or FormatException)
        {
            return Fail(error.Message, BadData);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Fail(error.Message, CannotWrite);
        }
    }

    /// <summary>Sees whether a file can be written, before the minutes of work and not after them; an old one stays as it is.</summary>
    /// <exception cref="IOException">It cannot.</exception>
    public static void CheckWritable(string path)
    {
        if (Directory.Exists(path))
            throw new IOException($"'{path}' is a folder; expected the name of a file to write");
        try
        {
            // Files are written beside the old one first, so it is the folder that counts.
            using FileStream _ = new($"{path}.{Guid.NewGuid():N}.tmp", FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"'{path}' cannot be written; expected a file in a folder that exists and can be written to: {error.Message}", error);
        }
    }

    private static string Text(ParseError error) => error.SymbolResult switch
    {
        OptionResult { Option: IChoice choice, Tokens: [] } result => $"{result.Option.Name} takes {choice.Allowed}, and nothing follows it",
        OptionResult { Option: IChoice, Tokens.Count: > 1 } result => $"{result.Option.Name} is given {result.Tokens.Count} times; expected once",
        ArgumentResult { Tokens: [] } result => $"<{result.Argument.Name}> is missing; expected: {result.Argument.Description}",
        _ => error.Message,
    };

    private static int Fail(string message, int code)
    {
        Console.Error.WriteLine($"error: {message}");
        return code;
    }
}
