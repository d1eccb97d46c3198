using Samples.Data;
using Samples.Training;

namespace Samples.Commands;

/// <summary>The command line is wrong in a way that only the data shows.</summary>
internal sealed class UsageException(string message) : Exception(message);

/// <summary>Turns what can go wrong into a message and an exit code.</summary>
internal static class Failures
{
    public static int Guard(Func<int> command)
    {
        try
        {
            return command();
        }
        catch (UsageException error)
        {
            return Fail(error.Message, ExitCode.BadCommandLine);
        }
        catch (DataException error)
        {
            return Fail(error.Message, ExitCode.BadData);
        }
        catch (WeightsException error)
        {
            return Fail(error.Message, ExitCode.BadWeights);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Fail(error.Message, ExitCode.CannotWrite);
        }
    }

    public static int Fail(string message, int code)
    {
        Console.Error.WriteLine($"error: {message}");
        return code;
    }
}
