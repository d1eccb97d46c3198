using Samples;

namespace ConvGen.Samples.Tests;

public sealed class EmbeddedClassifierTests
{
    private static readonly string s_data = Path.Combine(SampleProgram.Samples, "data", "fashion-mnist");

    // The bits are the same everywhere, so it is this number of images and no other.
    [Fact]
    public void TheEmbeddedWeightsKnowAsManyTestImagesAsThePageSays()
    {
        var test = ImageDataset.FromIdx(Path.Combine(s_data, "t10k-images-idx3-ubyte.gz"), Path.Combine(s_data, "t10k-labels-idx1-ubyte.gz"));
        using var trainer = new Trainer<FashionNet>(FashionNet.CreatePretrained(), new SGD(0));
        Assert.Equal(0.9057f, trainer.Evaluate(test).Accuracy);
    }

    [Fact]
    public void TheWeightsAreFewerThan100Kilobytes() =>
        Assert.InRange(new FileInfo(Path.Combine(SampleProgram.Samples, "EmbeddedClassifier", "fashion.safetensors")).Length, 4 * new FashionNet().Parameters.Length, 100_000);

    [Fact]
    public async Task TheSameSeedTrainsTheSameBytes()
    {
        using var folder = new TemporaryFolder();
        string data = FewImages(folder);
        foreach ((string seed, string name) in new[] { ("1", "a"), ("1", "b"), ("2", "c") })
        {
            Ran ran = await SampleProgram.Run("EmbeddedClassifier", folder.Path, "train", "--data", data, "--epochs", "1", "--seed", seed, "--output", folder[name]);
            Assert.Equal(("", 0), (ran.Errors, ran.ExitCode));
        }
        Assert.Equal(File.ReadAllBytes(folder["a"]), File.ReadAllBytes(folder["b"]));
        Assert.NotEqual(File.ReadAllBytes(folder["a"]), File.ReadAllBytes(folder["c"]));
    }

    // The files' first 200 images.
    private static string FewImages(TemporaryFolder folder)
    {
        string data = Directory.CreateDirectory(folder["data"]).FullName;
        foreach ((string name, int header, int size) in new[] { ("images-idx3", 16, 784), ("labels-idx1", 8, 1) })
        {
            byte[] bytes = IdxFile.Read(Path.Combine(s_data, $"t10k-{name}-ubyte.gz")).Data[..(200 * size)];
            byte[] start = header == 16 ? [0, 0, 8, 3, 0, 0, 0, 200, 0, 0, 0, 28, 0, 0, 0, 28] : [0, 0, 8, 1, 0, 0, 0, 200];
            foreach (string part in new[] { "train", "t10k" })
                File.WriteAllBytes(Path.Combine(data, $"{part}-{name}-ubyte"), [.. start, .. bytes]);
        }
        return data;
    }
}
