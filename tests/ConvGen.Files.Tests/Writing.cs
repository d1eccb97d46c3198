namespace ConvGen.Files.Tests;

/// <summary>Puts another way of writing files in place of the usual one, for a while.</summary>
internal sealed class Writing : IDisposable
{
    private readonly FileWriting _before = ReplacedFile.Writing;

    public Writing(FileWriting writing) => ReplacedFile.Writing = writing;

    public void Dispose() => ReplacedFile.Writing = _before;
}
