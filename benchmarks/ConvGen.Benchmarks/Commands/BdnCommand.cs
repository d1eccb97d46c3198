using System.CommandLine;
using BenchmarkDotNet.Running;

namespace ConvGen.Benchmarks.Commands;

/// <summary><c>bdn</c>: hands what follows to BenchmarkDotNet.</summary>
internal sealed class BdnCommand : Command
{
    public BdnCommand() : base("bdn", "Measure with BenchmarkDotNet: whole networks, kernels, layers. Options are its own, such as --filter '*LeNet*'.")
    {
        TreatUnmatchedTokensAsErrors = false;
        SetAction(parsed =>
        {
            // A project that BenchmarkDotNet wrote would have to be built under this repository's rules.
            BenchmarkSwitcher.FromAssembly(typeof(BdnCommand).Assembly).Run([.. parsed.UnmatchedTokens, "--inProcess"]);
        });
    }
}
