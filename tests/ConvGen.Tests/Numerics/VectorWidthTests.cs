using ConvGen.CompilerServices;

namespace ConvGen.Tests.Numerics;

public class VectorWidthTests
{
    [Fact]
    public void An_override_nests_and_ends()
    {
        var hardware = VectorWidth.Current;
        Assert.Contains(hardware, new[] { 128, 256, 512 });
        using (VectorWidth.Override(128))
        {
            Assert.Equal(128, VectorWidth.Current);
            using (VectorWidth.Override(512))
            {
                Assert.Equal(512, VectorWidth.Current);
            }

            Assert.Equal(128, VectorWidth.Current);
        }

        Assert.Equal(hardware, VectorWidth.Current);
    }

    [Fact]
    public void An_override_is_its_threads_own()
    {
        var hardware = VectorWidth.Current;
        using var _ = VectorWidth.Override(hardware == 128 ? 256 : 128);
        var elsewhere = 0;

        var thread = new Thread(() => elsewhere = VectorWidth.Current);
        thread.Start();
        thread.Join();

        Assert.Equal(hardware, elsewhere);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(64)]
    [InlineData(1024)]
    public void Other_widths_are_refused(int width)
    {
        var before = VectorWidth.Current;
        Assert.Contains($"{width}", Assert.Throws<ArgumentOutOfRangeException>(() => VectorWidth.Override(width)).Message);
        Assert.Equal(before, VectorWidth.Current);
    }
}
