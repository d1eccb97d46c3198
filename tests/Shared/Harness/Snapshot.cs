using System.Runtime.CompilerServices;

namespace ConvGen.Tests.Harness;

/// <summary>Compares text with a file beside the test, under the conventions of Verify, which could take this class's place.</summary>
/// <remarks>
/// The file is <c>Class.Method.verified.ext</c>, or <c>Class.Method#hint.verified.ext</c>; on a difference the new text is left in <c>….received.ext</c>,
/// and accepting it is renaming it.
/// </remarks>
internal static class Snapshot
{
    /// <summary>Fails if <paramref name="text"/> is not what was verified.</summary>
    /// <param name="text">The text; line ends are compared as <c>\n</c>.</param>
    /// <param name="hint">Tells several snapshots of one test apart.</param>
    /// <param name="extension">The file's kind: <c>txt</c> or <c>cs</c>.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="method">Filled in by the compiler.</param>
    public static void Verify(
        string text, string? hint = null, string extension = "txt", [CallerFilePath] string file = "", [CallerMemberName] string method = "")
    {
        var source = Repository.Real(file);
        var stem = Path.Combine(
            Path.GetDirectoryName(source)!, $"{Path.GetFileNameWithoutExtension(source)}.{method}{(hint is null ? "" : $"#{hint}")}");
        var (verified, received) = ($"{stem}.verified.{extension}", $"{stem}.received.{extension}");

        var actual = Normal(text);
        var expected = File.Exists(verified) ? Normal(File.ReadAllText(verified)) : null;
        if (actual == expected)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, actual);
        Assert.Fail(expected is null
            ? $"{Path.GetFileName(verified)} does not exist; the text is in {Path.GetFileName(received)}."
            : $"{Path.GetFileName(received)} differs from {Path.GetFileName(verified)} at {Difference(expected, actual)}");
    }

    private static string Normal(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";

    private static string Difference(string expected, string actual)
    {
        var (before, after) = (expected.Split('\n'), actual.Split('\n'));
        var line = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"line {line + 1}:\n- {before.ElementAtOrDefault(line)}\n+ {after.ElementAtOrDefault(line)}";
    }
}
