using System.Text;
using ConvGen.Files.Tests;

namespace ConvGen.Tests.Networks;

public sealed class BufferFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static readonly SafeTensor[] s_floats =
    [
        new("1.running_var", [2], new[] { 5f, 6f }), new("1.running_mean", [2], new[] { 7f, 8f }),
        new("1.bias", [2], new[] { 1f, 2f }), new("1.weight", [2], new[] { 3f, 4f }),
    ];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void RunningStatisticsAndCountsAreSavedAndLoaded()
    {
        var (saved, loaded) = (Trained(steps: 3), new NormNetwork());
        saved.Save(_folder["a"]);
        loaded.Load(_folder["a"]);
        Assert.Equal(saved.Parameters.ToArray(), loaded.Parameters.ToArray());
        Assert.Equal(saved.State.Buffers.ToArray(), loaded.State.Buffers.ToArray());
        Assert.Equal(3, loaded.BatchNorm1.NumBatchesTracked);

        var tensors = SafeTensors.Read(_folder["a"]).ToDictionary(tensor => tensor.Key);
        Assert.Equal(["1.bias", "1.num_batches_tracked", "1.running_mean", "1.running_var", "1.weight"], tensors.Keys.Order());
        Assert.Equal(("I64", 0), (tensors["1.num_batches_tracked"].Type, tensors["1.num_batches_tracked"].Shape.Length));
        Assert.Equal([3L], tensors["1.num_batches_tracked"].Integers!.Value.ToArray());
        Assert.Contains("""{"dtype":"I64","shape":[],"data_offsets":[0,8]}""", Encoding.UTF8.GetString(File.ReadAllBytes(_folder["a"])), StringComparison.Ordinal);
    }

    [Fact]
    public void FilesWithoutCountsHaveSeenNoBatch()
    {
        SafeTensors.Write(_folder["a"], s_floats);
        var network = Trained(steps: 2);
        network.Load(_folder["a"]);
        Assert.Equal([3, 4, 1, 2], network.Parameters.ToArray());
        Assert.Equal([7, 8, 5, 6], network.State.Buffers.ToArray());
        Assert.Equal(0, network.BatchNorm1.NumBatchesTracked);
    }

    [Fact]
    public void CountsAreExactBeyondTheIntegersOfFloats()
    {
        const long count = (1L << 53) + 1;
        SafeTensors.Write(_folder["a"], [.. s_floats, SafeTensor.OfIntegers("1.num_batches_tracked", [], new[] { count })]);
        var network = new NormNetwork();
        network.Load(_folder["a"]);
        Assert.Equal(count, network.BatchNorm1.NumBatchesTracked);
    }

    [Fact]
    public void ANegativeCountIsRefusedAndNothingIsLoaded()
    {
        SafeTensors.Write(_folder["a"], [.. s_floats, SafeTensor.OfIntegers("1.num_batches_tracked", [], new[] { -3L })]);
        var network = new NormNetwork();
        float[] before = [.. network.Parameters, .. network.State.Buffers];

        var error = Assert.Throws<FormatException>(() => network.Load(_folder["a"]));
        Assert.Equal($"'{_folder["a"]}': 1.num_batches_tracked is -3; a number of batches is at least 0", error.Message);
        Assert.Equal(before, (float[])[.. network.Parameters, .. network.State.Buffers]);
    }

    [Fact]
    public void AMissingFolderIsToldByThePathThatWasGiven()
    {
        string path = Path.Combine(_folder["missing"], "a.safetensors");
        var error = Assert.Throws<DirectoryNotFoundException>(() => new NormNetwork().Save(path));
        Assert.Equal($"{path} cannot be written: there is no folder {_folder["missing"]}.", error.Message);
    }

    [Fact]
    public void WrongBuffersAreToldAndNothingIsLoaded()
    {
        SafeTensors.Write(_folder["a"], [.. s_floats[1..], new("1.num_batches_tracked", [1], new float[1]), new("2.running_var", [2], new float[2])]);
        var network = Trained(steps: 1);
        var before = Values(network);
        var error = Assert.Throws<WeightsMismatchException>(() => network.Load(_folder["a"]));
        Assert.Equal(["1.running_var"], error.MissingKeys);
        Assert.Equal(["2.running_var"], error.UnexpectedKeys);
        Assert.Equal(["1.num_batches_tracked"], error.MismatchedKeys);
        Assert.EndsWith(
            "\n  size mismatch for 1.num_batches_tracked: copying a param with shape [1] from checkpoint, the shape in current model is []."
            + "\n  type mismatch for 1.num_batches_tracked: the type in checkpoint is F32, the type in current model is I64.",
            error.Message, StringComparison.Ordinal);
        Assert.Equal(before, Values(network));
        Assert.Equal(1, network.BatchNorm1.NumBatchesTracked);
    }

    private static NormNetwork Trained(int steps)
    {
        var network = new NormNetwork();
        using var trainer = new Trainer<NormNetwork>(network, new SGD(0.1f), new() { Loss = new MSELoss() });
        for (var i = 0; i < steps; i++)
        {
            trainer.Step(Numbers.Random(10 * NormKernels.Length, seed: i), new float[10 * NormKernels.Length]);
        }

        return network;
    }

    private static float[] Values(NormNetwork network) => [.. network.Parameters, .. network.State.Buffers];
}
