using ConvGen.Files.Trainee;

namespace ConvGen.Files.Tests;

public sealed class LoadTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void AFileAStreamAndMemoryHoldTheSame()
    {
        var saved = Trained();
        saved.Save(_folder["a"]);
        using var stream = new MemoryStream();
        stream.WriteByte(7);
        saved.Save(stream);
        var bytes = File.ReadAllBytes(_folder["a"]);
        Assert.Equal(bytes, stream.ToArray()[1..]);

        stream.Position = 1;
        AssertLoads(saved, network => network.Load(_folder["a"]));
        AssertLoads(saved, network => network.Load(stream));
        AssertLoads(saved, network => network.Load(bytes));
        AssertLoads(saved, network => ((INetwork)network).Load(bytes.AsSpan()));
        AssertLoads(saved, network => network.Load(new OneWayStream(bytes)));
        Assert.True(stream.CanRead);
    }

    [Fact]
    public void SavingTwiceGivesTheSameBytes()
    {
        Trained().Save(_folder["a"]);
        Trained().Save(_folder["b"]);
        Assert.Equal(File.ReadAllBytes(_folder["a"]), File.ReadAllBytes(_folder["b"]));
    }

    [Theory]
    [InlineData("net.")]
    [InlineData("module.")]
    [InlineData("_orig_mod.")]
    [InlineData("module._orig_mod.")]
    [InlineData("model.backbone.0.")]
    public void APrefixThatAllKeysShareIsTakenOff(string prefix)
    {
        var saved = Trained();
        saved.Save(_folder["a"]);
        SafeTensors.Write(_folder["b"], SafeTensors.Read(_folder["a"]).Select(tensor => Renamed(tensor, prefix + tensor.Key)));
        AssertLoads(saved, network => network.Load(_folder["b"]));
    }

    [Fact]
    public void NamesThatLookLikeAPrefixStay()
    {
        SafeTensors.Write(_folder["a"], [new("conv1.weight", [2, 1, 3, 3], new float[18]), new("conv1.bias", [2], new[] { 1f, 2f }), new("fc.weight", [2, 2], new float[4]), new("fc.bias", [2], new[] { 3f, 4f })]);
        var network = new NamedNet();
        network.Load(_folder["a"]);
        Assert.Equal([1, 2], network.Conv1.Bias.Numbers());

        Assert.Equal("", KeyPrefix.Find(["conv1.weight", "conv1.bias"], new HashSet<string> { "conv1.weight", "conv1.bias" }));
        Assert.Equal("conv1.", KeyPrefix.Find(["conv1.conv1.weight"], new HashSet<string> { "conv1.weight" }));
        Assert.Equal("", KeyPrefix.Find(["a.weight", "b.weight"], new HashSet<string> { "weight" }));
        Assert.Equal("", KeyPrefix.Find([], new HashSet<string> { "weight" }));
        Assert.Equal("", KeyPrefix.Find([new string('.', 10_000_000)], new HashSet<string> { "weight" }));
    }

    [Fact]
    public void WhatDoesNotFitIsToldWholeAndNothingIsChanged()
    {
        SafeTensors.Write(_folder["a"], [new("module.conv1.weight", [2, 1, 9], new float[18]), new("module.conv1.bias", [2], new float[2]), new("module.fc.weight", [2, 2], new float[4]), new("module.fc.scale", [], new float[1])]);
        var network = new NamedNet();
        var before = network.Parameters.ToArray();
        var error = Assert.Throws<WeightsMismatchException>(() => network.Load(_folder["a"]));

        Assert.Equal(before, network.Parameters.ToArray());
        Assert.IsAssignableFrom<FormatException>(error);
        Assert.Equal(
            $"'{_folder["a"]}' does not fit the network (keys without their prefix 'module.'):"
            + "\n  Missing key(s) in state_dict: \"fc.bias\"."
            + "\n  Unexpected key(s) in state_dict: \"fc.scale\"."
            + "\n  size mismatch for conv1.weight: copying a param with shape [2, 1, 9] from checkpoint, the shape in current model is [2, 1, 3, 3].",
            error.Message);
    }

    [Fact]
    public void MessagesNameWhatWasGiven()
    {
        var network = new NamedNet();
        Assert.StartsWith("The file in memory: the file has 3 bytes;", Assert.Throws<FormatException>(() => network.Load([1, 2, 3])).Message, StringComparison.Ordinal);
        Assert.StartsWith("The file in memory: the file has 0 bytes;", Assert.Throws<FormatException>(() => network.Load(ReadOnlySpan<byte>.Empty)).Message, StringComparison.Ordinal);
        Assert.StartsWith("The stream: the file has 3 bytes;", Assert.Throws<FormatException>(() => network.Load(new OneWayStream([1, 2, 3]))).Message, StringComparison.Ordinal);
        using var file = File.OpenRead(_folder.Put("x", 1, 2));
        Assert.StartsWith($"'{_folder["x"]}': the file has 2 bytes;", Assert.Throws<FormatException>(() => network.Load(file)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("F64", 8)]
    [InlineData("F16", 2)]
    [InlineData("BF16", 2)]
    public void WeightsOfOtherPrecisionBecomeFloats(string type, int size)
    {
        byte[] one = type switch { "F64" => BitConverter.GetBytes(1.5), "F16" => BitConverter.GetBytes((Half)1.5f), _ => [0xC0, 0x3F] };
        var header = $$$"""{"1.weight":{"dtype":"{{{type}}}","shape":[2,4],"data_offsets":[0,{{{8 * size}}}]},"1.bias":{"dtype":"{{{type}}}","shape":[2],"data_offsets":[{{{8 * size}}},{{{10 * size}}}]}}""";
        var network = new PretrainedNet();
        network.Load(SafeTensorsBytes.File(header, [.. Enumerable.Repeat(one, 10).SelectMany(bytes => bytes)]));
        Assert.Equal(Enumerable.Repeat(1.5f, 10), network.Parameters.ToArray());
    }

    [Fact]
    public void AFileThatCannotBeWrittenWholeLeavesTheOldOne()
    {
        var network = Trained();
        network.Save(_folder["a"]);
        var before = File.ReadAllBytes(_folder["a"]);
        network.Parameters.Clear();
        using (new Writing(new FailingWriting(Fault.DiskFull, 0, 100)))
        {
            Assert.Throws<IOException>(() => network.Save(_folder["a"]));
        }

        Assert.Equal(before, File.ReadAllBytes(_folder["a"]));
        Assert.Equal(["a"], _folder.Names);
    }

    private static SmallNet Trained()
    {
        using var trainer = Training.Trainer();
        trainer.Fit(Training.Data(), 1, cancellationToken: TestContext.Current.CancellationToken);
        return trainer.Network;
    }

    private static void AssertLoads(SmallNet saved, Action<SmallNet> load)
    {
        var loaded = new SmallNet(seed: 9);
        load(loaded);
        Assert.Equal(saved.Parameters.ToArray(), loaded.Parameters.ToArray());
        Assert.Equal(saved.BatchNorm1.RunningVar.Numbers(), loaded.BatchNorm1.RunningVar.Numbers());
        Assert.Equal(13, loaded.BatchNorm1.NumBatchesTracked);
    }

    private static SafeTensor Renamed(SafeTensor tensor, string key) => tensor with { Key = key };

    /// <summary>A stream that can only be read on, as from a network.</summary>
    private sealed class OneWayStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override long Length => throw new NotSupportedException();
    }
}
