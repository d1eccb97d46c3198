using System.Runtime.InteropServices;

namespace ConvGen.Tests.Numerics;

/// <summary>Floats that end where memory ends: whoever reads behind them is killed.</summary>
internal sealed unsafe partial class GuardedFloats : IDisposable
{
    private const int Readable = 3, Private = 2, Anonymous = 0x20;

    private readonly nint pages;
    private readonly int size = 2 * Environment.SystemPageSize;
    private readonly int length;

    public GuardedFloats(int length)
    {
        this.length = length;
        pages = MapPages(0, (nuint)size, Readable, Private | Anonymous, -1, 0);
        Assert.NotEqual(-1, pages);
        Assert.Equal(0, ProtectPages(pages + Environment.SystemPageSize, (nuint)Environment.SystemPageSize, 0));
    }

    public Span<float> Span => new((float*)(pages + Environment.SystemPageSize) - length, length);

    public void Dispose() => UnmapPages(pages, (nuint)size);

    [LibraryImport("libc", EntryPoint = "mmap")]
    private static partial nint MapPages(nint address, nuint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "mprotect")]
    private static partial int ProtectPages(nint address, nuint length, int protection);

    [LibraryImport("libc", EntryPoint = "munmap")]
    private static partial int UnmapPages(nint address, nuint length);
}
