// Sound, and whatever else is a row of numbers over time: accelerometers, heartbeats, currents. A network of one dimension is one whose images have one row.
//
//   nn.Conv1d(1, 16, 16, stride=4)   is   [Conv2d(16, 1, 16, StrideWidth = 4)]     its weight [16, 1, 16] is [16, 1, 1, 16] here
//   nn.MaxPool1d(4)                  is   [MaxPool2d(1, 4)]
//
// Several sensors, such as the three axes of an accelerometer, are channels: [Network(3, 1, 1024)].
//
//   dotnet run -c Release
using System.CommandLine;
using System.Diagnostics;
using ConvGen;
using Samples;
using Samples.Commands;
using Samples.Keywords;

var seed = Choice<int?>.Number<int>("--seed", "Decides the recordings, the first weights and the order of training. [default: 1]", "a whole number", _ => true);
var epochs = Choice<int?>.Number<int>("--epochs", "How often each recording is heard. [default: 10]", "a whole number from 1", n => n >= 1);
var root = new RootCommand($"Tells a shepherd's whistles apart, as a network of one dimension. {Sample.ExitCodes}") { seed, epochs };
root.SetAction(parsed => Lesson(parsed.GetValue(seed) ?? 1, parsed.GetValue(epochs) ?? 10));
return Sample.Run(root, args);

static void Lesson(int seed, int epochs)
{
    (float[] sounds, int[] labels) = Whistles.Record(3000, seed);
    (float[] testSounds, int[] testLabels) = Whistles.Record(1200, seed + 1);
    Console.WriteLine($"{labels.Length:N0} recordings of {Whistles.Window} samples to train on, {testLabels.Length:N0} to test with\n");

    var net = new Whistle(seed);
    Train(net, sounds, labels, epochs, seed);
    Test(net, testSounds, testLabels);
    Time(net, testSounds);
}

// A data set holds bytes, and sounds are floats: so the batches are put together here, in an order of their own for each epoch.
static void Train(Whistle net, float[] sounds, int[] labels, int epochs, int seed)
{
    const int Batch = 50;
    var random = new Random(seed);
    int[] order = [.. Enumerable.Range(0, labels.Length)];
    var (images, targets) = (new float[Batch * Whistle.InputLength], new int[Batch]);
    var options = new TrainerOptions { Schedule = new CosineAnnealingLR(epochs * labels.Length / Batch) };
    using var trainer = new Trainer<Whistle>(net, new Adam(learningRate: 0.003f), options);
    for (int epoch = 1; epoch <= epochs; epoch++)
    {
        random.Shuffle(order);
        double loss = 0;
        foreach (int[] batch in order.Chunk(Batch))
        {
            for (int i = 0; i < Batch; i++)
            {
                sounds.AsSpan(batch[i] * Whistle.InputLength, Whistle.InputLength).CopyTo(images.AsSpan(i * Whistle.InputLength));
                targets[i] = labels[batch[i]];
            }
            loss += trainer.Step(images, targets) * Batch / labels.Length;
        }
        Console.WriteLine($"epoch {epoch,2}  loss {loss:F4}");
    }
}

static void Test(Whistle net, float[] sounds, int[] labels)
{
    var heard = new int[labels.Length];
    net.Classify(sounds, heard);
    Console.WriteLine("\nwhistled    heard as");
    foreach (IGrouping<int, (int Word, int Heard)> word in labels.Zip(heard).GroupBy(one => one.First))
    {
        IEnumerable<string> answers = word.CountBy(one => one.Heard).OrderByDescending(one => one.Value).Select(one => $"{Whistles.Words[one.Key]} {one.Value}");
        Console.WriteLine($"{Whistles.Words[word.Key],-10}  {string.Join(", ", answers)}");
    }
    Console.WriteLine($"\naccuracy {100.0 * labels.Zip(heard).Count(one => one.First == one.Second) / labels.Length:F1} % of {labels.Length:N0} recordings that were not trained on");
}

// What it costs to listen all the time: one window at a time on one thread, as a device would.
static void Time(Whistle net, float[] sounds)
{
    var output = new float[Whistle.OutputLength];
    var microseconds = new double[2000];
    for (int run = 0; run < microseconds.Length; run++)
    {
        int place = run % (sounds.Length / Whistle.InputLength) * Whistle.InputLength;
        long start = Stopwatch.GetTimestamp();
        net.Predict(sounds.AsSpan(place, Whistle.InputLength), output);
        microseconds[run] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
    }
    // The median: the first calls are compiled, and others are interrupted.
    Console.WriteLine($"one window of {1000.0 * Whistles.Window / Whistles.SampleRate:F0} ms takes {microseconds.Order().ElementAt(microseconds.Length / 2):F0} µs");
}

/// <summary>Six words from a quarter of a second of sound.</summary>
[Network(1, 1, Whistles.Window)]
[Conv2d(16, 1, 16, StrideWidth = 4)] [ReLU]
[MaxPool2d(1, 4)]
[Conv2d(32, 1, 5)] [ReLU]
[MaxPool2d(1, 4)]
[Conv2d(32, 1, 5)] [ReLU]
[Flatten]
[Linear(6)]
internal sealed partial class Whistle;
