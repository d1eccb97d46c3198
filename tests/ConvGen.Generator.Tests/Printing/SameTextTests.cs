using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ConvGen.Generator.Printing;
using ConvGen.Tests.Nests;

namespace ConvGen.Tests.Printing;

/// <summary>The text depends on the network alone.</summary>
public sealed class SameTextTests
{
    private const string HashFile = "CONVGEN_TESTS_HASH_FILE";

    [Theory]
    [MemberData(nameof(SmallNetworks.Names), MemberType = typeof(SmallNetworks))]
    public void TwiceAndInAnotherCulture(string network)
    {
        var before = CultureInfo.CurrentCulture;
        string text = Text(network);
        Assert.Equal(text, Text(network));

        var strange = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        strange.NumberFormat.NumberDecimalSeparator = ",";
        strange.NumberFormat.NegativeSign = "~";
        strange.NumberFormat.PositiveInfinitySymbol = strange.NumberFormat.NegativeInfinitySymbol = "endless";
        CultureInfo.CurrentCulture = strange;
        try
        {
            Assert.Equal("~1,5", $"{-1.5f}");
            Assert.Equal(text, Text(network));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    /// <summary>Every process hashes strings with a seed of its own, and so has another order of whatever is ordered by hashes.</summary>
    [Fact]
    public void InAnotherProcess()
    {
        string file = Path.GetTempFileName();
        try
        {
            var start = new ProcessStartInfo("dotnet", ["exec", typeof(SameTextTests).Assembly.Location, "-method", $"{typeof(SameTextTests).FullName}.{nameof(WritesHash)}", "-explicit", "only"])
            {
                Environment = { [HashFile] = file },
                RedirectStandardOutput = true,
            };
            using Process child = Process.Start(start)!;
            string output = child.StandardOutput.ReadToEnd();
            child.WaitForExit();

            Assert.True(child.ExitCode == 0, output);
            Assert.Equal(Hash(), File.ReadAllText(file));
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Run by <see cref="InAnotherProcess"/>.</summary>
    [Fact(Explicit = true)]
    public void WritesHash()
    {
        string? file = Environment.GetEnvironmentVariable(HashFile);
        Assert.SkipWhen(file is null, $"Only for a child process, which has {HashFile}.");
        File.WriteAllText(file!, Hash());
    }

    private static string Hash() => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(SmallNetworks.Names.Select(row => Text(row.Data))))));

    private static string Text(string network) => string.Concat(Emit.Files(SmallNetworks.Of(network)).Select(file => $"{file.HintName}\n{file.Text}"));
}
