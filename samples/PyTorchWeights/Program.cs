// A network that PyTorch trained, at work in C#, and taught something else there.
//
//   1. The weights are loaded, and every layer is held against what PyTorch got from it. ../interop/clothes.py trained and wrote both files.
//   2. Its convolutions know clothes for the body. With them frozen, a few images of shoes and bags are enough for another task.
//
// dotnet run -c Release
using System.CommandLine;
using System.Numerics.Tensors;
using ConvGen;
using Samples;
using Samples.Commands;
using Samples.Data;
using Samples.PyTorchWeights;

var weights = Choice<string>.Text("--weights", "The state_dict, as safetensors. [default: clothes.safetensors of this sample]", "file", "a file");
var layers = Choice<string>.Text("--layers", "What each layer gave in PyTorch, as safetensors. [default: layers.safetensors of this sample]", "file", "a file");
var images = Choice<int?>.Number<int>("--images", "How many images of each class to learn the other task from. [default: 20]", "a whole number from 1 to 100", n => n is >= 1 and <= 100);
var seed = Choice<int?>.Number<int>("--seed", "Decides the new weights and the order of images. [default: 1]", "a whole number", _ => true);
var data = Choice<string>.Text("--data", "Folder with the IDX files of Fashion-MNIST. [default: samples/data/fashion-mnist of this repository]", "folder", "a folder");
var root = new RootCommand($"Loads what PyTorch trained, compares layer by layer, and goes on from there to another task. {Sample.ExitCodes}") { weights, layers, images, seed, data };
root.SetAction(parsed =>
{
    Clothes clothes = Load(parsed.GetValue(weights) ?? Beside("clothes.safetensors"));
    DataFolder folder = DataFolder.Find(parsed.GetValue(data));
    Compare(clothes, parsed.GetValue(layers) ?? Beside("layers.safetensors"));
    Transfer(clothes, folder, parsed.GetValue(images) ?? 20, parsed.GetValue(seed) ?? 1);
});
return Sample.Run(root, args);

static string Beside(string name) => Path.Combine(AppContext.BaseDirectory, name);

// The keys are those of the state_dict, "0.weight" to "9.bias". What does not fit is told whole, and nothing is loaded.
static Clothes Load(string path)
{
    var net = new Clothes();
    return Reading(path, () =>
    {
        net.Load(path);
        return net;
    });
}

static T Reading<T>(string path, Func<T> read)
{
    try
    {
        return read();
    }
    catch (Exception error) when (error is IOException or UnauthorizedAccessException)
    {
        throw new DataException($"'{path}' cannot be read; expected a safetensors file that interop/clothes.py wrote: {error.Message}", error);
    }
}

static void Compare(Clothes net, string path)
{
    Dictionary<string, SafeTensor> recorded = Reading(path, () => SafeTensors.Read(path)).ToDictionary(tensor => tensor.Key);
    Trace trace = net.Trace(Of("input", Clothes.InputLength));
    string[] lines = [.. trace.Layers.Select((layer, number) => Line(layer, Of($"{number}", layer.Values.Length)))];
    Console.WriteLine("1. One image, layer by layer, here and in PyTorch\n");
    Console.WriteLine("layer     output    largest value  largest difference");
    Console.WriteLine(string.Join('\n', lines));

    static string Line(TracedLayer layer, ReadOnlySpan<float> there)
    {
        var differences = new float[there.Length];
        TensorPrimitives.Subtract(layer.Values, there, differences);
        return $"{layer.Name,-8}  {string.Join('×', layer.Shape),-8}  {Largest(there),13:F4}  {Largest(differences),18:F8}";
    }

    static float Largest(ReadOnlySpan<float> values) => MathF.Abs(TensorPrimitives.MaxMagnitude(values));

    ReadOnlySpan<float> Of(string key, int length)
    {
        if (!recorded.TryGetValue(key, out SafeTensor? tensor))
            throw new DataException($"'{path}' has no tensor '{key}'; expected 'input' and the layers' numbers from '0' on");
        return tensor.Values.Length == length ? tensor.Values.Span : throw new DataException($"'{path}': tensor '{key}' has {tensor.Values.Length} numbers; expected {length}");
    }
}

static void Transfer(Clothes clothes, DataFolder folder, int images, int seed)
{
    (ImageDataset few, ImageDataset test) = (OtherTask.Take(folder.Train(), images), OtherTask.Take(folder.Test(), int.MaxValue));
    Console.WriteLine($"\n2. Sandal, sneaker, bag or boot, learned from {few.Count} images\n");

    var own = new Accessories(seed);
    Console.WriteLine($"all weights new                    {Accuracy(own):F1} % of {test.Count:N0} test images");

    // The new network gets PyTorch's convolutions, and keeps them to the last bit while its own two layers learn.
    var taught = new Accessories(seed);
    Copy(clothes.Conv1, taught.Conv1);
    Copy(clothes.Conv2, taught.Conv2);
    taught.Conv1.Freeze();
    taught.Conv2.Freeze();
    Console.WriteLine($"PyTorch's convolutions, frozen     {Accuracy(taught):F1} %");
    bool same = Same(clothes.Conv1, taught.Conv1) && Same(clothes.Conv2, taught.Conv2);
    Console.WriteLine($"After the training they are {(same ? "what they were, to the last bit" : "others")}.");

    double Accuracy(Accessories net)
    {
        using var trainer = new Trainer<Accessories>(net, new Adam(learningRate: 0.002f));
        trainer.Fit(new DataLoader(few, batchSize: 10, shuffle: true, seed), epochs: 40);
        return 100 * trainer.Evaluate(test).Accuracy;
    }
}

static void Copy(LayerParameters from, LayerParameters to)
{
    from.Weight.CopyTo(to.Weight);
    from.Bias.CopyTo(to.Bias);
}

static bool Same(LayerParameters a, LayerParameters b) => a.Weight.SequenceEqual<float>(b.Weight) && a.Bias.SequenceEqual<float>(b.Bias);
