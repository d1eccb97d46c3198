using ConvGen.Files.Trainee;

namespace ConvGen.Files.Tests;

public sealed class SelfTestTests : IDisposable
{
    private static readonly float[] s_images = [.. Enumerable.Range(0, 3 * SmallNet.InputLength).Select(i => i % 7 / 7f)];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void AFileThatGivesItsOutputsIsLoaded()
    {
        var saved = new SmallNet(seed: 4);
        saved.Save(_folder["a"], selfTest: s_images);
        var loaded = new SmallNet();
        loaded.Load(_folder["a"], verify: true);
        Assert.Equal(saved.Parameters.ToArray(), loaded.Parameters.ToArray());
        loaded.Load(File.ReadAllBytes(_folder["a"]), verify: true);

        using var stream = new MemoryStream();
        saved.Save(stream, selfTest: s_images);
        Assert.Equal(File.ReadAllBytes(_folder["a"]), stream.ToArray());
    }

    [Fact]
    public void WithoutBeingAskedItIsPassedOver()
    {
        new SmallNet(seed: 4).Save(_folder["a"], selfTest: s_images);
        var loaded = new SmallNet();
        loaded.Load(_folder["a"]);
        Assert.Equal(new SmallNet(seed: 4).Parameters.ToArray(), loaded.Parameters.ToArray());
    }

    [Fact]
    public void OtherReadersSeeTwoMoreTensors()
    {
        new SmallNet().Save(_folder["a"], selfTest: s_images);
        var tensors = SafeTensors.Read(_folder["a"]).Where(tensor => tensor.Key.StartsWith("__", StringComparison.Ordinal));
        Assert.Equal(["__selftest__.input [3, 36]", "__selftest__.output [3, 3]"], tensors.Select(tensor => $"{tensor.Key} [{string.Join(", ", tensor.Shape)}]"));
    }

    [Fact]
    public void OneWeightThatDiffersIsFoundAndNothingIsChanged()
    {
        new SmallNet(seed: 4).Save(_folder["a"], selfTest: s_images);
        Change("6.bias", values => values[0] *= 1.001f);
        var network = new SmallNet(seed: 5);
        var before = network.Parameters.ToArray();
        var error = Assert.Throws<SelfTestException>(() => network.Load(_folder["a"], verify: true));

        Assert.Equal(before, network.Parameters.ToArray());
        Assert.NotEqual(error.Expected, error.Actual);
        Assert.Equal($"'{_folder["a"]}': the self-test fails: output {error.Output} of image {error.Image} is {error.Actual}; expected {error.Expected}", error.Message);
    }

    [Fact]
    public void OthersOutputsNeedNotHaveTheSameBits()
    {
        new SmallNet(seed: 4).Save(_folder["a"], selfTest: s_images);
        Change("__selftest__.output", values => values[0] = MathF.BitIncrement(values[0]));
        Assert.Throws<SelfTestException>(() => new SmallNet().Load(_folder["a"], verify: true));

        // Without the word in the metadata that says who wrote it.
        SafeTensors.Write(_folder["a"], SafeTensors.Read(_folder["a"]));
        new SmallNet().Load(_folder["a"], verify: true);
        Change("__selftest__.output", values => values[0] += 0.01f);
        Assert.Throws<SelfTestException>(() => new SmallNet().Load(_folder["a"], verify: true));
    }

    [Fact]
    public void ASelfTestThatCannotBeRunIsRefused()
    {
        var network = new SmallNet();
        network.Save(_folder["a"]);
        Assert.Contains("there is no tensor '__selftest__.input'", Refused(), StringComparison.Ordinal);

        network.Save(_folder["a"], selfTest: s_images);
        SafeTensors.Write(_folder["a"], SafeTensors.Read(_folder["a"]).Select(tensor => tensor.Key == "__selftest__.input" ? new SafeTensor(tensor.Key, [35], new float[35]) : tensor));
        Assert.Contains("the self-test has 35 numbers of images and 9 of outputs; SmallNet has 36 and 3 for each image", Refused(), StringComparison.Ordinal);
        Assert.Contains("selfTest has 35 floats", Assert.Throws<ArgumentException>(() => network.Save(_folder["b"], selfTest: new float[35])).Message, StringComparison.Ordinal);
        Assert.Equal(["a"], _folder.Names);

        string Refused() => Assert.Throws<FormatException>(() => network.Load(_folder["a"], verify: true)).Message;
    }

    private void Change(string key, Action<float[]> change) => SafeTensors.Write(
        _folder["a"],
        SafeTensors.Read(_folder["a"]).Select(tensor =>
        {
            var values = tensor.Values.ToArray();
            if (tensor.Key == key)
            {
                change(values);
                return new SafeTensor(key, tensor.Shape, values);
            }

            return tensor;
        }),
        SafeTensors.ReadMetadata(_folder["a"]));
}
