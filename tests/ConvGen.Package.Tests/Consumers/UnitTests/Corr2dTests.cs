using ConvGen;
using Xunit;

namespace UnitTests;

[Network(1, 3, 3)]
[Conv2d(1, 2, Bias = false)]
public partial class Corr2d;

public class Corr2dTests
{
    [Fact]
    public void ItIsTheBooksFirstExample()
    {
        var corr = new Corr2d();
        float[] kernel = [0, 1, 2, 3];
        kernel.CopyTo(corr.Parameters);
        float[] output = new float[Corr2d.OutputLength];

        corr.Predict([0, 1, 2, 3, 4, 5, 6, 7, 8], output);

        Assert.Equal([19, 25, 37, 43], output);
    }
}
