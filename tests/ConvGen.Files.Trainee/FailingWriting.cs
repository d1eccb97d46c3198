namespace ConvGen.Files.Trainee;

/// <summary>Where the writing of a file ends.</summary>
public enum Fault
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>The disk takes a part of the bytes and then no more.</summary>
    DiskFull,

    /// <summary>The process ends when a part of the bytes is written.</summary>
    CutShort,

    /// <summary>The process ends before the new file takes the old one's place.</summary>
    BeforeRename,
}

/// <summary>Writes some files whole and then fails.</summary>
/// <param name="fault">In what way.</param>
/// <param name="wholeFiles">How many files are written before that.</param>
/// <param name="bytes">How many bytes of the next one are written.</param>
internal sealed class FailingWriting(Fault fault, int wholeFiles, int bytes) : FileWriting
{
    private int _files;

    private bool Fails => fault != Fault.None && _files > wholeFiles;

    public override Stream Create(string path)
    {
        _files++;
        return new Cut(base.Create(path), Fails && fault != Fault.BeforeRename ? bytes : int.MaxValue, fault);
    }

    public override void FlushToDisk(Stream file) => base.FlushToDisk(((Cut)file).Inner);

    public override void Rename(string from, string to)
    {
        if (Fails && fault == Fault.BeforeRename)
        {
            End();
        }

        base.Rename(from, to);
    }

    // No handler runs: as if it had been killed.
    private static void End() => System.Diagnostics.Process.GetCurrentProcess().Kill();

    private sealed class Cut(Stream inner, int left, Fault fault) : MemoryStream
    {
        private int _left = left;

        public Stream Inner => inner;

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            inner.Write(buffer[..Math.Min(buffer.Length, _left)]);
            if (buffer.Length > _left)
            {
                inner.Flush();
                if (fault == Fault.CutShort)
                {
                    End();
                }

                throw new IOException("No space left on device");
            }

            _left -= buffer.Length;
        }

        protected override void Dispose(bool disposing)
        {
            inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
