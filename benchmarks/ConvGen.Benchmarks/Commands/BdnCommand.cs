using System.CommandLine;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace ConvGen.Benchmarks.Commands;

/// <summary><c>bdn</c>: hands what follows to BenchmarkDotNet.</summary>
internal sealed class BdnCommand : Command
{
    /// <summary>Room for a kernel's whole name.</summary>
    private const int NameWidth = 40;

    public BdnCommand() : base("bdn", "Measure with BenchmarkDotNet: whole networks, kernels, layers. Options are its own, such as --filter '*LeNet*'.")
    {
        TreatUnmatchedTokensAsErrors = false;
        SetAction(parsed =>
        {
            IConfig config = DefaultConfig.Instance.WithSummaryStyle(SummaryStyle.Default.WithMaxParameterColumnWidth(NameWidth));
            // A project that BenchmarkDotNet wrote would have to be built under this repository's rules.
            BenchmarkSwitcher.FromAssembly(typeof(BdnCommand).Assembly).Run([.. parsed.UnmatchedTokens, "--inProcess"], config);
        });
    }
}
