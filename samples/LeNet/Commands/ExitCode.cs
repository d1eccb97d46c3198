using System.Runtime.InteropServices;

namespace Samples.Commands;

/// <summary>How the program ends; <c>--help</c> and docs/lenet-program.md say the same.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int CannotWrite = 1;
    public const int BadCommandLine = 2;
    public const int BadData = 3;
    public const int BadWeights = 4;

    // What shells give a program that a signal ended.
    public const int Interrupted = 130;
    public const int Terminated = 143;

    public const string Help = """
        Exit codes:
          0    done
          1    a file could not be written, or something unforeseen happened
          2    the command line is wrong; nothing was done
          3    a data file is missing, damaged or of another kind
          4    a weights file or a checkpoint is missing, damaged or of another network or training
          130  stopped by Ctrl-C; weights and report were written if there had been a step
          143  stopped by SIGTERM, likewise
        """;

    public static int Of(PosixSignal? signal) => signal switch
    {
        null => Done,
        PosixSignal.SIGTERM => Terminated,
        _ => Interrupted,
    };
}
