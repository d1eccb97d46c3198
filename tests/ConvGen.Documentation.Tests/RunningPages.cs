using System.Collections.Concurrent;
using ConvGen.Pictures;
using ConvGen.Pictures.Pages;

namespace ConvGen.Tests.Documentation;

/// <summary>The pages whose examples run, each of them once for all tests.</summary>
internal static class RunningPages
{
    private static readonly ConcurrentDictionary<string, Lazy<PageRun>> s_runs = new();

    /// <summary>Those that say what is printed.</summary>
    public static IEnumerable<string> All => MarkdownPage.Guides.Where(page => MarkdownPage.Read(page).Blocks.Any(block => block.Language == "output"));

    public static PageRun Run(string page) => s_runs.GetOrAdd(page, static page => new(() => Picture.Run(page))).Value;
}
