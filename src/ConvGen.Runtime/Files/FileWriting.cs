namespace ConvGen;

/// <summary>The three acts by which a file comes to be, each of which can fail.</summary>
internal class FileWriting
{
    /// <summary>Makes a file that is not there yet.</summary>
    public virtual Stream Create(string path) => new FileStream(path, FileMode.CreateNew, FileAccess.Write);

    /// <summary>Waits until everything that was written lies on the disk.</summary>
    /// <param name="file">What <see cref="Create"/> gave.</param>
    public virtual void FlushToDisk(Stream file) => ((FileStream)file).Flush(flushToDisk: true);

    /// <summary>Gives a file its name, in place of the one that may have it.</summary>
    public virtual void Rename(string from, string to) => File.Move(from, to, overwrite: true);
}
