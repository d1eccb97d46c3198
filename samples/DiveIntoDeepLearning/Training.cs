using ConvGen;
using Samples.Data;

namespace Samples.DiveIntoDeepLearning;

/// <summary>What the command line says of a training.</summary>
/// <param name="Epochs">How many; null for as many as the section's page shows.</param>
/// <param name="Data">The folder with the images; null for the one in the repository.</param>
internal sealed record Effort(int? Epochs, string? Data);

/// <summary>The recipe of all trainings here, which is the book's: Xavier's uniform weights, plain SGD, cross-entropy, Fashion-MNIST.</summary>
internal static class Training
{
    /// <summary>Trains a network and prints how it does after each epoch.</summary>
    public static void Run<T>(T network, float learningRate, int batchSize, int epochs, Effort effort)
        where T : class, INetwork<T>
    {
        var folder = DataFolder.Find(effort.Data);
        (ImageDataset train, ImageDataset test) = (folder.Train(), folder.Test());
        network.Initialize(Init.XavierUniform, seed: 0);
        using var trainer = new Trainer<T>(network, new SGD(learningRate));
        var batches = new DataLoader(train, batchSize, shuffle: true, seed: 0);

        Console.WriteLine($"{train.Count:N0} images, batches of {batchSize}, learning rate {learningRate}");
        Console.WriteLine("epoch    loss  train acc  test acc");
        var speeds = new List<double>();
        for (int epoch = 1; epoch <= (effort.Epochs ?? epochs); epoch++)
        {
            EpochResult result = trainer.Fit(batches, epochs: 1)[0];
            speeds.Add(result.ImagesPerSecond);
            Console.WriteLine($"{epoch,5}  {result.Loss:F4}     {result.Accuracy:F4}    {trainer.Evaluate(test).Accuracy:F4}");
        }
        Console.WriteLine($"{speeds.Average():N0} images/s on {trainer.Options.Threads} threads\n");
    }
}
