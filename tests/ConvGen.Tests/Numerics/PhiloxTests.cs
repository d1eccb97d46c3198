namespace ConvGen.Tests.Numerics;

public class PhiloxTests
{
    // The known answers that the authors publish with their code (Random123, kat_vectors, philox4x32 with 10 rounds).
    [Theory]
    [InlineData(new uint[] { 0, 0, 0, 0 }, new uint[] { 0, 0 }, new uint[] { 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8 })]
    [InlineData(
        new uint[] { 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff },
        new uint[] { 0xffffffff, 0xffffffff },
        new uint[] { 0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd })]
    [InlineData(
        new uint[] { 0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344 },
        new uint[] { 0xa4093822, 0x299f31d0 },
        new uint[] { 0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1 })]
    public void It_gives_the_known_answers(uint[] counter, uint[] key, uint[] expected)
    {
        var (x, y, z, w) = Philox.Block((counter[0], counter[1], counter[2], counter[3]), (key[0], key[1]));

        Assert.Equal((expected[0], expected[1], expected[2], expected[3]), (x, y, z, w));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(9)]
    [InlineData(32)]
    [InlineData(103)]
    public void A_fill_is_the_words_one_by_one(int count)
    {
        // The second start is near where the counter's lower word overflows.
        foreach (var start in new[] { 8, (1L << 34) - 16 })
        {
            var words = new uint[count];

            Philox.Fill(words, -7, RandomPurpose.Shuffle, 3, start);

            Assert.Equal(Enumerable.Range(0, count).Select(i => Philox.Word(-7, RandomPurpose.Shuffle, 3, start + i)), words);
        }
    }

    [Fact]
    public void Seed_purpose_subject_and_index_all_count()
    {
        uint[] words =
        [
            Philox.Word(0, RandomPurpose.Initialization, 0, 0),
            Philox.Word(-1, RandomPurpose.Initialization, 0, 0),
            Philox.Word(0, RandomPurpose.Shuffle, 0, 0),
            Philox.Word(0, RandomPurpose.Initialization, 1, 0),
            Philox.Word(0, RandomPurpose.Initialization, 0, 1),
            Philox.Word(0, RandomPurpose.Initialization, 0, 4),
            Philox.Word(0, RandomPurpose.Initialization, 0, 1L << 40),
        ];

        Assert.Equal(words.Length, words.Distinct().Count());
    }
}
