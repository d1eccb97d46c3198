using System.Text;

namespace Samples.Report;

/// <summary>Writes the report: the old file or the new one is left, never a half.</summary>
internal static class ReportFile
{
    public static void Write(string path, TrainingReport report)
    {
        string half = path + ".part";
        File.WriteAllText(half, Page.Of(report), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        File.Move(half, path, overwrite: true);
    }
}
