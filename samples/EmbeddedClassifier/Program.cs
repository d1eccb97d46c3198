// A trained network inside a program: one file to copy to where it is to run, nothing to download and no path to configure.
//
//   dotnet run -c Release -- boot.pgm                 what is on the image?
//   dotnet run -c Release -- images.gz --index 7      the eighth image of an IDX file
//   dotnet run -c Release -- train                    makes the weights anew, the same bytes; build again to embed them
//
// FashionNet.cs is the network; one line in EmbeddedClassifier.csproj embeds fashion.safetensors.
using System.CommandLine;
using ConvGen;
using Samples;
using Samples.Commands;
using Samples.Data;

var file = new Argument<string>("file") { Description = "A PGM image (P2 or P5) of 28 × 28 pixels, light on black; or an IDX file of such images, plain or gzipped." };
var index = Choice<int?>.Number<int>("--index", "Which of the file's images, counted from 0. [default: 0]", "a whole number from 0", n => n >= 0);
var root = new RootCommand($"Names the article of clothing on an image, by a network that is part of this program. {Sample.ExitCodes}") { file, index, Train() };
root.SetAction(parsed => Classify(parsed.GetRequiredValue(file), parsed.GetValue(index) ?? 0));
return Sample.Run(root, args);

static void Classify(string file, int index)
{
    ImageDataset images = ImageFile.Read(file);
    if (index >= images.Count)
        throw new UsageException($"--index is {index:N0}; expected 0 to {images.Count - 1:N0}, since '{file}' has {images.Count:N0} images");
    var image = new float[FashionNet.InputLength];
    images.CopyImage(index, image);
    Draw(image);

    // All there is to using it. The weights lie in the assembly; a network may be kept and asked from any number of threads.
    FashionNet net = FashionNet.CreatePretrained();
    var probabilities = new float[FashionNet.OutputLength];
    net.PredictProbabilities(image, probabilities);

    foreach ((int label, float probability) in probabilities.Index().OrderByDescending(one => one.Item).Take(3))
        Console.WriteLine($"{FashionMnist.Classes[label],-10} {100 * probability,5:F1} %");
}

// A character is about twice as high as wide, so it stands for two pixels, one above the other; the brighter one is shown.
static void Draw(float[] pixels)
{
    const string Ramp = " .:-=+*#%@";
    foreach (float[] rows in pixels.Chunk(2 * FashionMnist.Columns))
    {
        (float[] upper, float[] lower) = (rows[..FashionMnist.Columns], rows[FashionMnist.Columns..]);
        Console.WriteLine(string.Concat(upper.Zip(lower, (a, b) => Ramp[(int)MathF.Round(MathF.Max(a, b) * (Ramp.Length - 1))])).TrimEnd());
    }
}

static Command Train()
{
    var output = Choice<string>.Text("--output", "The weights file to write. [default: fashion.safetensors]", "file", "a file");
    var epochs = Choice<int?>.Number<int>("--epochs", "How often each image is seen. [default: 10]", "a whole number from 1", n => n >= 1);
    var seed = Choice<int?>.Number<int>("--seed", "Decides the first weights and the order of images. [default: 1]", "a whole number", _ => true);
    var data = Choice<string>.Text("--data", "Folder with the IDX files of Fashion-MNIST. [default: samples/data/fashion-mnist of this repository]", "folder", "a folder");
    var command = new Command("train", "Trains the network on Fashion-MNIST and writes the file that the next build embeds.") { output, epochs, seed, data };
    command.SetAction(parsed => Run(parsed.GetValue(output) ?? "fashion.safetensors", parsed.GetValue(epochs) ?? 10, parsed.GetValue(seed) ?? 1, DataFolder.Find(parsed.GetValue(data))));
    return command;

    static void Run(string output, int epochs, int seed, DataFolder data)
    {
        Sample.CheckWritable(output);
        (ImageDataset train, ImageDataset test) = (data.Train(), data.Test());
        var net = new FashionNet(seed);
        var batches = new DataLoader(train, batchSize: 128, shuffle: true, seed);
        var options = new TrainerOptions { Schedule = new CosineAnnealingLR(epochs * batches.Batches) };
        using var trainer = new Trainer<FashionNet>(net, new AdamW(learningRate: 0.002f), options);
        for (int epoch = 1; epoch <= epochs; epoch++)
        {
            EpochResult result = trainer.Fit(batches, epochs: 1)[0];
            Console.WriteLine($"epoch {epoch,2}  loss {result.Loss:F4}  test accuracy {100 * trainer.Evaluate(test).Accuracy:F2} %");
        }
        net.Save(output);
        Console.WriteLine($"{output}: {net.Parameters.Length:N0} weights, {new FileInfo(output).Length:N0} bytes");
    }
}
