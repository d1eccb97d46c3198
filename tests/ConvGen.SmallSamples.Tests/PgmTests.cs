using System.Text;
using Samples;
using Samples.Data;

namespace ConvGen.Samples.Tests;

public sealed class PgmTests
{
    [Theory]
    [InlineData("P2 3 2 255\n0 1 2 3 254 255", new byte[] { 0, 1, 2, 3, 254, 255 })]
    [InlineData("P2\n# a comment\n3 2 # another\n15\n0 1 2\n3 14 15\n", new byte[] { 0, 17, 34, 51, 238, 255 })]
    [InlineData("P2 3 2 65535 0 257 514 771 65278 65535", new byte[] { 0, 1, 2, 3, 254, 255 })]
    [InlineData("P5\n3 2\n255\n!\n# 0~", new byte[] { 33, 10, 35, 32, 48, 126 })]
    [InlineData("P5 3 2 65535 \0\0\u0001\u0001\0\u007f\0\u0080\u007f\u007f\0\0", new byte[] { 0, 1, 0, 0, 127, 0 })]
    public void EveryFormIsScaledToBytes(string file, byte[] pixels)
    {
        Pgm image = Read(file);
        Assert.Equal((3, 2), (image.Width, image.Height));
        Assert.Equal(pixels, image.Pixels);
    }

    [Theory]
    [InlineData("P6 1 1 255 rgb", "does not begin with P2 or P5")]
    [InlineData("P5", "ends before the width")]
    [InlineData("P5 # 3 2", "ends before the width")]
    [InlineData("P5 -3 2 255 ", "the character '-' stands in place of the width; expected a number")]
    [InlineData("P5 0 2 255 ", "the width is 0; expected 1 to 16384")]
    [InlineData("P5 99999999999 2 255 ", "the width is 2147483647; expected 1 to 16384")]
    [InlineData("P5 16384 16384 255 abc", "ends early: it has 22 bytes, too few for 16384 × 16384 pixels")]
    [InlineData("P5 3 2 0 abcdef", "the maximum is 0; expected 1 to 65535")]
    [InlineData("P5 3 2 255 abcde", "has 5 bytes of pixels; expected 6 for 3 × 2 pixels of up to 255")]
    [InlineData("P5 3 2 255 abcdefg", "has 7 bytes of pixels; expected 6")]
    [InlineData("P5 3 2 256 abcdef", "has 6 bytes of pixels; expected 12")]
    [InlineData("P5 3 2 100 abcdef", "pixel 4 is 101; expected 0 to 100")]
    [InlineData("P2 3 2 9 1 2 3 4 5 ", "ends before pixel 5")]
    [InlineData("P2 3 2 9 1 2 3 4 5 10", "pixel 5 is 10; expected 0 to 9")]
    [InlineData("P2 3 2 9 1 2 3 4 5 6 7", "1 bytes follow the last pixel")]
    public void WhatIsWrongIsNamed(string file, string message)
    {
        var error = Assert.Throws<DataException>(() => Read(file));
        Assert.StartsWith("'some.pgm'", error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    private static Pgm Read(string file) => Pgm.Read(Encoding.Latin1.GetBytes(file), "some.pgm");
}
