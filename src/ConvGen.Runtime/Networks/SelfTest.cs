using ConvGen.CompilerServices;

namespace ConvGen;

/// <summary>Images in a file of weights, with the outputs that they must give.</summary>
internal static class SelfTest
{
    /// <summary>What the keys of its tensors begin with.</summary>
    public const string Mark = "__selftest__.";

    private const string InputKey = Mark + "input", OutputKey = Mark + "output";

    // A file that says so was written by ConvGen, which gives the same bits everywhere; other writers add in other orders.
    private const string Rule = "selftest", SameBits = "bits";
    private const float Tolerance = 1e-4f;

    /// <summary>The tensors for some images; none without images.</summary>
    /// <exception cref="ArgumentException">The length is no whole number of images.</exception>
    public static IEnumerable<SafeTensor> Tensors(INetwork network, ReadOnlySpan<float> images)
    {
        if (images.IsEmpty)
        {
            return [];
        }

        var outputs = new float[NetworkExtensions.Images(network, images, "selfTest") * network.OutputLength];
        network.Predict(images, outputs);
        var count = outputs.Length / network.OutputLength;
        return [new(InputKey, [count, network.InputLength], images.ToArray()), new(OutputKey, [count, network.OutputLength], outputs)];
    }

    /// <summary>What a file of weights says of itself.</summary>
    public static Dictionary<string, string> Metadata(bool tested) => new(tested ? [NetworkState.Format, new(Rule, SameBits)] : [NetworkState.Format]);

    /// <summary>Whether a network that has taken the file's weights gives the file's outputs.</summary>
    /// <exception cref="FormatException">The file has no self-test, or one that is not for this network.</exception>
    /// <exception cref="SelfTestException">An output differs.</exception>
    public static void Verify(INetwork network, StateTensors file)
    {
        var images = Numbers(InputKey);
        var expected = Numbers(OutputKey);
        if (images.Length % network.InputLength != 0 || expected.Length != (long)images.Length / network.InputLength * network.OutputLength || images.IsEmpty)
        {
            throw new FormatException(
                $"{file.File}: the self-test has {images.Length} numbers of images and {expected.Length} of outputs; {network.GetType().Name} has {network.InputLength} and {network.OutputLength} for each image");
        }

        var actual = new float[expected.Length];
        network.Predict(images, actual);
        var sameBits = file.Metadata.TryGetValue(Rule, out var rule) && rule == SameBits;
        for (var i = 0; i < actual.Length; i++)
        {
            if (!Agree(expected[i], actual[i], sameBits))
            {
                throw new SelfTestException(file.File, i / network.OutputLength, i % network.OutputLength, expected[i], actual[i]);
            }
        }

        ReadOnlySpan<float> Numbers(string key) => file.Notes.TryGetValue(key, out var tensor) ? tensor.Values.Span
            : throw new FormatException($"{file.File}: there is no tensor '{key}'; expected one, since the self-test is asked for");
    }

    private static bool Agree(float expected, float actual, bool sameBits) =>
        expected.Equals(actual) || (!sameBits && float.IsFinite(expected) && MathF.Abs(expected - actual) <= Tolerance * MathF.Max(1, MathF.Abs(expected)));
}
