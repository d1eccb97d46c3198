using System.Globalization;
using Consumer;
using ConvGen;

// Learns which half of an image is brighter; saves, loads, exports, and says whether all went well.
const int Count = 64;
var random = new Random(1);
float[] images = new float[Count * Halves.InputLength];
int[] labels = new int[Count];
for (int i = 0; i < Count; i++)
{
    labels[i] = i % 2;
    for (int j = 0; j < Halves.InputLength; j++)
    {
#pragma warning disable CA5394 // Nothing here is a secret.
        images[(i * Halves.InputLength) + j] = random.NextSingle() + (j / (Halves.InputLength / 2) == labels[i] ? 1 : 0);
#pragma warning restore CA5394
    }
}

var net = new Halves(seed: 1);
float first = 0, last = 0;
using (var trainer = new Trainer<Halves>(net, new Adam(0.01f), new TrainerOptions { Threads = 2 }))
{
    for (int step = 0; step < 50; step++)
    {
        last = trainer.Step(images, labels);
        first = step == 0 ? last : first;
    }
}

int[] answers = new int[Count];
net.Classify(images, answers);
net.Save("halves.safetensors");
net.ExportOnnx("halves.onnx");
var loaded = new Halves();
loaded.Load("halves.safetensors");
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"learned {last < first / 2}, right {answers.AsSpan().SequenceEqual(labels)}, loaded {loaded.Parameters.SequenceEqual(net.Parameters)}, exported {new FileInfo("halves.onnx").Length > 0}"));
