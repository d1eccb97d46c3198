using Samples.Playground.Networks;
using Samples.Playground.Serving;

namespace Samples.Playground.Training;

/// <summary>How a network is to be trained.</summary>
/// <param name="Network">Which one.</param>
/// <param name="LearningRate">How far a step goes: above 0.</param>
/// <param name="BatchSize">Images in a step: 1 to 4,096.</param>
/// <param name="Epochs">Times through all images: 1 to 100.</param>
/// <param name="Seed">Decides the first weights and the order of the images.</param>
internal sealed record TrainingRequest(string Network, float LearningRate, int BatchSize, int Epochs, int Seed)
{
    /// <exception cref="BadHttpRequestException">A setting is out of its range.</exception>
    public Architecture Checked()
    {
        CheckRate(LearningRate);
        Check("batchSize", BatchSize, 1, 4096);
        Check("epochs", Epochs, 1, 100);
        Check("seed", Seed, 0, int.MaxValue);
        return Architecture.All.FirstOrDefault(one => one.Name == Network)
            ?? throw Refusals.Of(StatusCodes.Status400BadRequest, $"network is '{Network}'; expected {string.Join(" or ", Architecture.All.Select(one => one.Name))}");
    }

    /// <exception cref="BadHttpRequestException">It is out of its range.</exception>
    public static float CheckRate(float rate) => rate > 0 && float.IsFinite(rate) ? rate
        : throw Refusals.Of(StatusCodes.Status400BadRequest, $"learningRate is {rate:R}; expected a number above 0");

    private static void Check(string name, int value, int least, int greatest)
    {
        if (value < least || value > greatest)
            throw Refusals.Of(StatusCodes.Status400BadRequest, $"{name} is {value}; expected {least} to {greatest}");
    }
}

/// <summary>Another learning rate for the rest of a run.</summary>
internal sealed record LearningRateRequest(float LearningRate);
