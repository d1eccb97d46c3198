using System.Globalization;

namespace Samples;

/// <summary>What the command line may change.</summary>
/// <param name="Epochs">Times through the training images.</param>
/// <param name="Seed">Decides the first weights and the order of the images.</param>
/// <param name="Threads">Threads to train on; the result does not depend on it.</param>
internal sealed record Options(int Epochs, int Seed, int Threads)
{
    public const string Usage = "usage: LeNet [--epochs N] [--seed N] [--threads N]";

    /// <exception cref="FormatException">An unknown option, or a value that is no number or too small; the message is for the user.</exception>
    public static Options Parse(ReadOnlySpan<string> arguments)
    {
        var options = new Options(Epochs: 10, Seed: 0, Threads: Environment.ProcessorCount);
        for (int i = 0; i < arguments.Length; i += 2)
        {
            string? value = i + 1 < arguments.Length ? arguments[i + 1] : null;
            options = arguments[i] switch
            {
                "--epochs" => options with { Epochs = Number("--epochs", value, least: 1) },
                "--seed" => options with { Seed = Number("--seed", value, least: 0) },
                "--threads" => options with { Threads = Number("--threads", value, least: 1) },
                var unknown => throw new FormatException($"'{unknown}' is no option of this program; {Usage}"),
            };
        }
        return options;
    }

    private static int Number(string option, string? value, int least) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least
            ? number
            : throw new FormatException($"{option} takes a whole number from {least} on, not {(value is null ? "nothing" : $"'{value}'")}; {Usage}");
}
