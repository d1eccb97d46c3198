using ConvGen.CompilerServices;

namespace ConvGen;

/// <summary>Which of a layer's two sizes <see cref="Init.KaimingUniform"/> and <see cref="Init.KaimingNormal"/> go by.</summary>
public enum FanMode
{
    /// <summary>Inputs of an output: keeps the size of values on the way forward.</summary>
    FanIn,

    /// <summary>Outputs of an input: keeps the size of gradients on the way back.</summary>
    FanOut,
}

/// <summary>A rule by which first weights are drawn; the rules of <c>torch.nn.init</c>.</summary>
/// <remarks>
/// The rules are PyTorch's, the random numbers are not: each depends on the seed, the tensor's index and the element's index only, and is the same on every machine.
/// Of a weight <c>[out, in, height, width]</c> fan_in is in · height · width and fan_out is out · height · width.
/// </remarks>
public abstract record Init
{
    private const float Sqrt2 = 1.41421356f;

    private readonly bool _normal;

    private Init(bool normal) => _normal = normal;

    /// <summary>Uniform in ±√(6 / (fan_in + fan_out)); Glorot and Bengio 2010, <c>xavier_uniform_</c>.</summary>
    public static Init XavierUniform { get; } = new Xavier(normal: false);

    /// <summary>Normal with variance 2 / (fan_in + fan_out); Glorot and Bengio 2010, <c>xavier_normal_</c>.</summary>
    public static Init XavierNormal { get; } = new Xavier(normal: true);

    /// <summary>What PyTorch's layers start with, weights and biases alike: uniform in ±1 / √fan_in.</summary>
    internal static Init Default { get; } = new Kaiming(FanMode.FanIn, Math.Sqrt(1.0 / 3), normal: false);

    /// <summary>Uniform in ±gain · √(3 / fan); He et al. 2015, <c>kaiming_uniform_</c>.</summary>
    /// <param name="mode">Which fan.</param>
    /// <param name="gain">Makes up for what the activation shrinks: √2 for ReLU, 5/3 for tanh, 1 for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">The mode is none of the two, or the gain is not finite.</exception>
    public static Init KaimingUniform(FanMode mode = FanMode.FanIn, float gain = Sqrt2) => new Kaiming(mode, gain, normal: false);

    /// <summary>Normal with standard deviation gain / √fan; He et al. 2015, <c>kaiming_normal_</c>.</summary>
    /// <param name="mode">Which fan.</param>
    /// <param name="gain">Makes up for what the activation shrinks: √2 for ReLU, 5/3 for tanh, 1 for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">The mode is none of the two, or the gain is not finite.</exception>
    public static Init KaimingNormal(FanMode mode = FanMode.FanIn, float gain = Sqrt2) => new Kaiming(mode, gain, normal: true);

    /// <summary>Overwrites a tensor.</summary>
    /// <param name="tensor">All of the tensor's elements.</param>
    /// <param name="layout">Its fans.</param>
    /// <param name="tensorIndex">Its index among the network's parameter tensors.</param>
    /// <param name="seed">Any number; the same one gives the same tensor.</param>
    internal void Draw(Span<float> tensor, ParameterLayout layout, int tensorIndex, int seed)
    {
        var deviation = StandardDeviation(layout);
        Span<uint> words = stackalloc uint[256];
        for (var start = 0; start < tensor.Length; start += words.Length)
        {
            var part = tensor[start..Math.Min(tensor.Length, start + words.Length)];
            Philox.Fill(words[..part.Length], seed, RandomPurpose.Initialization, (uint)tensorIndex, start);
            for (var i = 0; i < part.Length; i++)
            {
                part[i] = (float)(deviation * (_normal ? RandomDeviates.Normal(words[i]) : RandomDeviates.Uniform(words[i])));
            }
        }
    }

    /// <summary>The standard deviation of the tensor's elements.</summary>
    private protected abstract double StandardDeviation(ParameterLayout layout);

    private sealed record Xavier : Init
    {
        public Xavier(bool normal)
            : base(normal)
        {
        }

        private protected override double StandardDeviation(ParameterLayout layout) =>
            Math.Sqrt(2.0 / ((double)layout.FanIn + layout.FanOut));
    }

    private sealed record Kaiming : Init
    {
        private readonly FanMode _mode;
        private readonly double _gain;

        public Kaiming(FanMode mode, double gain, bool normal)
            : base(normal)
        {
            if (mode is not (FanMode.FanIn or FanMode.FanOut))
            {
                throw new ArgumentOutOfRangeException(nameof(mode), mode, "The mode is FanIn or FanOut.");
            }

            if (!double.IsFinite(gain))
            {
                throw new ArgumentOutOfRangeException(nameof(gain), gain, "The gain is a finite number.");
            }

            (_mode, _gain) = (mode, gain);
        }

        private protected override double StandardDeviation(ParameterLayout layout) =>
            _gain / Math.Sqrt(_mode == FanMode.FanIn ? layout.FanIn : layout.FanOut);
    }
}
