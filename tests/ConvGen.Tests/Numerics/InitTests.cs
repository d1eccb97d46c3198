using ConvGen.CompilerServices;

namespace ConvGen.Tests.Numerics;

public class InitTests
{
    private const int FanIn = 150, FanOut = 400;
    private static readonly ParameterLayout s_layout = new("3.weight", [400, 150], 0, FanIn, FanOut, IsBias: false);

    public static TheoryData<string, double, bool> Rules() => new()
    {
        { "default", 1 / Math.Sqrt(3.0 * FanIn), false },
        { "xavier uniform", Math.Sqrt(2.0 / (FanIn + FanOut)), false },
        { "xavier normal", Math.Sqrt(2.0 / (FanIn + FanOut)), true },
        { "kaiming uniform", Math.Sqrt(2.0 / FanIn), false },
        { "kaiming uniform out 3", 3 / Math.Sqrt(FanOut), false },
        { "kaiming normal", Math.Sqrt(2.0 / FanIn), true },
        { "kaiming normal out 3", 3 / Math.Sqrt(FanOut), true },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void Mean_variance_and_range_are_the_rules(string rule, double deviation, bool normal)
    {
        var x = Draw(Rule(rule), tensor: 2, seed: 5).Select(v => v / deviation).ToArray();

        Assert.InRange(x.Average(), -0.02, 0.02);
        Assert.InRange(x.Average(v => v * v), 0.98, 1.02);
        Assert.InRange(x.Average(v => v * v * v * v), normal ? 2.9 : 1.77, normal ? 3.1 : 1.83);
        Assert.InRange(x.Max(Math.Abs), normal ? 3.5 : 1.73, normal ? 6.5 : Math.Sqrt(3) + 1e-6);
    }

    [Fact]
    public void The_default_stays_within_one_over_the_root_of_fan_in()
    {
        var bound = (float)(1 / Math.Sqrt(FanIn));

        Assert.All(Draw(Init.Default, 0, 0), x => Assert.InRange(x, -bound, bound));
    }

    [Fact]
    public void A_draw_depends_on_seed_tensor_and_element_only()
    {
        var all = Draw(Init.XavierUniform, 1, 42);
        var few = new float[7];
        Init.XavierUniform.Draw(few, s_layout, 1, 42);

        Assert.Equal(all[..7], few);
        Assert.NotEqual(all, Draw(Init.XavierUniform, 2, 42));
        Assert.NotEqual(all, Draw(Init.XavierUniform, 1, 43));
    }

    // Kept from a first run: a change here changes every published training run.
    [Fact]
    public void Draws_stay_the_same_for_good()
    {
        Assert.Equal(UniformBits, Draw(Init.XavierUniform, 0, 0)[..4].Select(BitConverter.SingleToUInt32Bits));
        Assert.Equal(NormalBits, Draw(Init.KaimingNormal(), 3, -7)[..4].Select(BitConverter.SingleToUInt32Bits));
    }

    // Quantiles of (word + 1/2) / 2^32 from Python's statistics.NormalDist.
    [Theory]
    [InlineData(0x00000000u, -6.337957754553789)]
    [InlineData(0x00100000u, -3.4871039765916896)]
    [InlineData(0x13333333u, -1.4395314704450153)]
    [InlineData(0x80000000u, 2.9180993729166234e-10)]
    [InlineData(0xC0000000u, 0.6744897505624251)]
    [InlineData(0xF8000000u, 1.8627318690757104)]
    public void Normal_deviates_are_the_normal_quantiles(uint word, double quantile)
    {
        Assert.Equal(quantile, RandomDeviates.Normal(word), Math.Abs(quantile) * 1e-6);
        Assert.Equal(-RandomDeviates.Normal(word), RandomDeviates.Normal(~word));
    }

    [Fact]
    public void Normal_deviates_grow_with_the_word()
    {
        var last = double.NegativeInfinity;
        for (ulong word = 0; word <= uint.MaxValue; word += 65_521)
        {
            var next = RandomDeviates.Normal((uint)word);
            Assert.True(next > last, $"{next} at {word} does not exceed {last}.");
            last = next;
        }
    }

    [Fact]
    public void Arguments_that_make_no_sense_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Init.KaimingUniform((FanMode)2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Init.KaimingNormal(gain: float.NaN));
    }

    private static uint[] UniformBits => [1034598309, 3167516110, 3177324947, 3181954996];

    private static uint[] NormalBits => [1022545856, 3184968927, 1035888486, 3194139205];

    private static Init Rule(string name) => name switch
    {
        "default" => Init.Default,
        "xavier uniform" => Init.XavierUniform,
        "xavier normal" => Init.XavierNormal,
        "kaiming uniform" => Init.KaimingUniform(),
        "kaiming uniform out 3" => Init.KaimingUniform(FanMode.FanOut, 3),
        "kaiming normal" => Init.KaimingNormal(),
        "kaiming normal out 3" => Init.KaimingNormal(FanMode.FanOut, 3),
        _ => throw new ArgumentException(name),
    };

    private static float[] Draw(Init init, int tensor, int seed)
    {
        var values = new float[s_layout.Length];
        init.Draw(values, s_layout, tensor, seed);
        return values;
    }
}
