using ConvGen.Generator.Planning;
using ConvGen.Tests.Nests;

namespace ConvGen.Tests.Planning;

/// <summary>Kernels stay of a size that compilers handle.</summary>
public sealed class SizeTests
{
    [Fact]
    public void LeNetsKernelsKeepTheLimit()
    {
        foreach (var network in new[] { SmallNetworks.LeNet, SmallNetworks.LeNetReLU })
        {
            var kernels = Kernels.Of(Planner.Of(network));
            foreach (var target in Target.All)
            {
                Assert.All(kernels[target].Concat(kernels.Rows), kernel =>
                    Assert.True(kernel.Statements <= Scheduler.MethodLimit, $"{network.Type.Name}.{kernel.Nest.Name}, {target.Bits} bits: {kernel.Statements} statements."));
            }
        }
    }
}
