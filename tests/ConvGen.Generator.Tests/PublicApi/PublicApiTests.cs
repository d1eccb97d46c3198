using ConvGen.Tests.Harness;

namespace ConvGen.Tests.PublicApi;

/// <summary>What users can call is written down, so that a change of it is seen.</summary>
public sealed class PublicApiTests
{
    [Fact]
    public void OfTheRuntime() =>
        Snapshot.Verify(PublicSurface.Text(RoslynHarness.Compile("").SourceModule.ReferencedAssemblySymbols.Single(assembly => assembly.Name == "ConvGen.Runtime").GlobalNamespace));

    [Fact]
    public void OfANetwork()
    {
        var compilation = RoslynHarness.Run("""
            namespace Samples;
            [ConvGen.Network(1, 8, 8)]
            [ConvGen.Conv2d(2, 3)]
            [ConvGen.BatchNorm2d]
            [ConvGen.Flatten]
            [ConvGen.Linear(2, Name = "Head")]
            public partial class Small;
            """).Output;
        Snapshot.Verify(PublicSurface.Text(compilation.Assembly.GlobalNamespace));
    }
}
