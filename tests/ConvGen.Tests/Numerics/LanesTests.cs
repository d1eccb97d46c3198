using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using ConvGen.CompilerServices;

namespace ConvGen.Tests.Numerics;

/// <summary>Against the one-line definitions.</summary>
public class LanesTests
{
    private const float Untouched = -1;

    public static TheoryData<int, int, int> Shapes()
    {
        var data = new TheoryData<int, int, int>();
        foreach (var rows in new[] { 0, 1, 3, 4, 5, 10, 16, 31 })
        {
            foreach (var columns in new[] { 0, 1, 2, 4, 7, 16, 33 })
            {
                data.Add(rows, columns, 0);
                data.Add(rows, columns, 3);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Transpose_moves_every_element_and_nothing_else(int rows, int columns, int gap)
    {
        int sourceStride = columns + gap, targetStride = rows + gap;
        var source = Enumerable.Range(0, rows * sourceStride + 1).Select(i => (float)i).ToArray();
        var target = Enumerable.Repeat(Untouched, columns * targetStride + 1).ToArray();
        var expected = (float[])target.Clone();
        for (var r = 0; r < rows; r++)
        {
            for (var c = 0; c < columns; c++)
            {
                expected[c * targetStride + r] = source[r * sourceStride + c];
            }
        }

        Lanes.Transpose(ref source[0], sourceStride, rows, columns, ref target[0], targetStride);

        Assert.Equal(expected, target);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void EverySecond_takes_every_second_float_and_reads_nothing_behind_the_last(int offset)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The page that may not be read is asked for as Linux wants it");
        // What a span cannot reach lies in front of a page that may not be read.
        using var memory = new GuardedFloats(31 + offset);
        for (int i = 0; i < memory.Span.Length; i++)
        {
            memory.Span[i] = i;
        }

        var expected = Enumerable.Range(0, 16).Select(i => (float)(offset + (2 * i))).ToArray();
        float[] own = new float[16];
        Lanes.EverySecond512(ref memory.Span[0], (nuint)offset).CopyTo(own);
        Assert.Equal(expected, own);

        float[] half = new float[8];
        Lanes.EverySecond256(ref memory.Span[16], (nuint)offset).CopyTo(half);
        Assert.Equal(expected[8..], half);

        float[] quarter = new float[4];
        Lanes.EverySecond128(ref memory.Span[24], (nuint)offset).CopyTo(quarter);
        Assert.Equal(expected[12..], quarter);
    }

    [Fact]
    public void Transpose_keeps_the_bits_of_a_nan()
    {
        var source = new uint[16];
        Array.Fill(source, 0x7FA12345u);
        var target = new uint[16];

        Lanes.Transpose(ref First(source), 4, 4, 4, ref First(target), 4);

        Assert.Equal(source, target);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(17)]
    public void Copy_copies_that_many(int count)
    {
        var source = Enumerable.Range(0, 18).Select(i => (float)i).ToArray();
        var target = Enumerable.Repeat(Untouched, 18).ToArray();

        Lanes.Copy(ref source[0], ref target[0], count);

        Assert.Equal(source.Select((x, i) => i < count ? x : Untouched), target);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(26)]
    public void Fold_adds_by_halves(int count)
    {
        // Sizes so far apart that any other order of addition gives other bits.
        var random = new Random(count);
        var source = Enumerable.Range(0, 16 * count + 1).Select(_ => (random.NextSingle() - 0.5f) * MathF.ScaleB(1, random.Next(-20, 20))).ToArray();
        var target = Enumerable.Repeat(Untouched, count + 1).ToArray();
        var expected = Enumerable.Range(0, count).Select(i => FoldOne(source[(16 * i)..(16 * i + 16)])).Append(Untouched);

        Lanes.Fold(ref source[0], ref target[0], count);

        Assert.Equal(expected.Select(BitConverter.SingleToUInt32Bits), target.Select(BitConverter.SingleToUInt32Bits));
    }

    private static float FoldOne(float[] a)
    {
        for (var h = 8; h > 0; h /= 2)
        {
            for (var l = 0; l < h; l++)
            {
                a[l] += a[l + h];
            }
        }

        return a[0];
    }

    private static ref float First(uint[] bits) => ref MemoryMarshal.GetReference(MemoryMarshal.Cast<uint, float>(bits.AsSpan()));
}
