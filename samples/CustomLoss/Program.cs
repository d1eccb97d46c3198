// A loss and a training loop of one's own: Fashion-MNIST with four in ten labels drawn by lot, and half of the classes rare.
//
//   1. RobustLoss.cs is the loss, an immutable value with two methods. GradientCheck.cs holds its gradient against its slope.
//   2. The loop below has a schedule, early stopping, and keeps the best weights. It runs with cross entropy, with class weights, and with the loss.
//
// dotnet run -c Release
using System.CommandLine;
using ConvGen;
using Samples;
using Samples.Commands;
using Samples.CustomLoss;
using Samples.Data;

var noise = Choice<double?>.Number<double>("--noise", "The share of labels that are drawn by lot. [default: 0.4]", "a number from 0 to 1", n => n is >= 0 and <= 1);
var seed = Choice<int?>.Number<int>("--seed", "Decides which labels are wrong, the first weights and the order of images. [default: 1]", "a whole number", _ => true);
var data = Choice<string>.Text("--data", "Folder with the IDX files of Fashion-MNIST. [default: samples/data/fashion-mnist of this repository]", "folder", "a folder");
var root = new RootCommand($"Trains on wrong labels, with a loss that bears them. {Sample.ExitCodes}") { noise, seed, data };
root.SetAction(parsed => Lesson(parsed.GetValue(noise) ?? 0.4, parsed.GetValue(seed) ?? 1, DataFolder.Find(parsed.GetValue(data))));
return Sample.Run(root, args);

static void Lesson(double noise, int seed, DataFolder folder)
{
    (ImageDataset all, ImageDataset test) = (folder.Train(), folder.Test());
    // Those who stop early by labels have no better labels for that than for training.
    ImageDataset train = NoisySlice.Take(all, ..12_000, noise, seed), validation = NoisySlice.Take(all, 12_000..16_000, noise, seed + 1);

    Console.WriteLine("1. The gradient of the loss, by its formula and by central differences, for an image of class 3\n");
    float difference = GradientCheck.Show(new RobustLoss(), outputs: 10, label: 3, seed);
    Console.WriteLine($"  largest difference {difference:F6} of the largest slope\n");

    Console.WriteLine($"2. {train.Count:N0} images to train on, {validation.Count:N0} to stop by; {100 * noise:F0} % of both labels are drawn by lot");
    // A class with a quarter of the images counts as much as the others. CrossEntropyLoss takes the same weights.
    float[] images = [.. Enumerable.Range(0, 10).Select(label => (float)Enumerable.Range(0, train.Count).Count(n => train.Label(n) == label))];
    float[] weights = [.. images.Select(count => train.Count / (10 * count))];
    Compare("cross entropy", new CrossEntropyLoss());
    Compare("cross entropy with class weights", new CrossEntropyLoss { Weight = [.. weights] });
    Compare("robust loss with class weights", new RobustLoss { Weight = [.. weights] });

    void Compare(string name, ILoss loss)
    {
        Console.WriteLine($"\n{name}");
        Classifier best = Train(loss, train, validation, seed);
        using var judge = new Trainer<Classifier>(best, new SGD(0));
        Console.WriteLine($"  {100 * judge.Evaluate(test).Accuracy:F1} % of {test.Count:N0} test images, whose labels are right");
    }
}

static Classifier Train(ILoss loss, ImageDataset train, ImageDataset validation, int seed)
{
    const int Patience = 3;
    var net = new Classifier(seed);
    var batches = new DataLoader(train, batchSize: 64, shuffle: true, seed);
    using var trainer = new Trainer<Classifier>(net, new Adam(learningRate: 0.002f), new TrainerOptions { Loss = loss, Schedule = new WarmUp(batches.Batches) });
    (Classifier Net, float Accuracy, int Epoch) best = (net, 0, 0);
    for (int epoch = 1; epoch <= best.Epoch + Patience; epoch++)
    {
        // Fit would do the same; here each step is at hand, to look at a gradient, to change the batch, or to stop.
        float sum = 0;
        foreach (MiniBatch batch in batches.Epoch(epoch))
            sum += trainer.Step(batch.Images, batch.Labels) * batch.Count;

        float accuracy = trainer.Evaluate(validation).Accuracy;
        if (accuracy > best.Accuracy)
            best = (net.Clone(), accuracy, epoch);
        Console.WriteLine($"  epoch {epoch,2}  rate {trainer.LearningRate:F5}  loss {sum / train.Count:F4}  validation {100 * accuracy:F1} %{(best.Epoch == epoch ? "  kept" : "")}");
    }
    Console.WriteLine($"  no better for {Patience} epochs: back to epoch {best.Epoch}");
    return best.Net;
}

/// <summary>A schedule of one's own: the rate rises in the first steps, then falls as 1 / √t.</summary>
internal sealed record WarmUp(int Steps) : ISchedule
{
    public double Factor(long step) => step < Steps ? (step + 1.0) / Steps : Math.Sqrt(Steps / (step + 1.0));
}

[Network(1, 28, 28)]
[Conv2d(8, 5, Padding = 2)] [ReLU]
[MaxPool2d(2)]
[Conv2d(16, 5)] [ReLU]
[MaxPool2d(2)]
[Flatten]
[Linear(64)] [ReLU]
[Linear(10)]
internal sealed partial class Classifier;
