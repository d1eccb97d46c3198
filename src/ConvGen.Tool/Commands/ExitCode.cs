namespace ConvGen.Tool.Commands;

/// <summary>How the tool ends.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Refused = 1;
    public const int WrongUsage = 2;
}
