using ConvGen.CompilerServices;

namespace ConvGen.Tests.Networks;

public sealed class NetworkStateTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void LayerParametersAreViews()
    {
        var network = new LinearNetwork(seed: 1);
        var weight = network.Linear1.Weight;
        var bias = network.Linear1.Bias;
        Assert.Equal([3, 4], weight.Lengths.ToArray());
        Assert.Equal([3], bias.Lengths.ToArray());
        Assert.Equal(network.Parameters[1 * 4 + 2], weight[1, 2]);

        weight[1, 2] = 7;
        bias[2] = 8;
        Assert.Equal(7, network.Parameters[6]);
        Assert.Equal(8, network.Parameters[14]);
    }

    [Fact]
    public void LayerWithoutBiasSaysSo()
    {
        var state = new NetworkState(LinearKernels.Layout());
        var layer = new LayerParameters(state, weight: 0, bias: -1);
        Assert.False(layer.HasBias);
        Assert.Contains("Bias = false", Assert.Throws<InvalidOperationException>(() => layer.Bias.FlattenedLength).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LayerWithoutWeightsSaysSo()
    {
        var layer = new LayerParameters(new LinearNetwork().State, weight: -1, bias: 1);
        Assert.False(layer.HasWeight);
        Assert.Equal(3, layer.Bias.FlattenedLength);
        layer.Freeze();
        Assert.True(layer.IsFrozen);
        layer.Unfreeze();
        Assert.False(layer.IsFrozen);
        Assert.Contains("its kernels are constants", Assert.Throws<InvalidOperationException>(() => layer.Weight.FlattenedLength).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void BatchNormStartsAsTheIdentityAndInitialisersLeaveItAlone()
    {
        var network = new NormNetwork();
        Assert.Equal([1, 1, 0, 0], network.Parameters.ToArray());
        Assert.Equal([0, 0, 1, 1], network.State.Buffers.ToArray());
        network.BatchNorm1.Weight[1] = 5;
        network.BatchNorm1.Bias[0] = 6;
        network.Initialize(Init.XavierUniform, seed: 3);
        Assert.Equal([1, 5, 6, 0], network.Parameters.ToArray());
    }

    [Fact]
    public void DefaultInitialisationIsPyTorchs()
    {
        var network = new LinearNetwork(seed: 1);
        Assert.All(network.Parameters.ToArray(), value => Assert.InRange(value, -0.5f, 0.5f));
        Assert.Equal(LinearKernels.Parameters, network.Parameters.ToArray().Distinct().Count());
        Assert.Equal(network.Parameters.ToArray(), new LinearNetwork(seed: 1).Parameters.ToArray());
        Assert.NotEqual(network.Parameters.ToArray(), new LinearNetwork(seed: 2).Parameters.ToArray());
    }

    [Fact]
    public void InitialisersLeaveBiasesAlone()
    {
        var network = new LinearNetwork(seed: 1);
        var before = network.Parameters.ToArray();
        network.Initialize(Init.XavierUniform, seed: 5);
        Assert.Equal(before[12..], network.Parameters[12..].ToArray());
        Assert.Empty(before[..12].Intersect(network.Parameters[..12].ToArray()));
    }

    [Fact]
    public void SavedParametersAreLoaded()
    {
        var (saved, loaded) = (new LinearNetwork(seed: 1), new LinearNetwork(seed: 2));
        saved.Save(_path);
        loaded.Load(_path);
        Assert.Equal(saved.Parameters.ToArray(), loaded.Parameters.ToArray());
        Assert.Equal(["0.weight", "0.bias"], SafeTensors.Read(_path).Select(tensor => tensor.Key));
    }

    [Fact]
    public void EverythingThatDoesNotFitIsReportedAtOnceAndNothingIsLoaded()
    {
        SafeTensors.Write(_path, [new("0.weight", [4, 3], new float[12]), new("1.bias", [3], new float[3]), new("extra", [], new float[1])]);
        var network = new LinearNetwork(seed: 1);
        var before = network.Parameters.ToArray();

        var error = Assert.Throws<WeightsMismatchException>(() => network.Load(_path));
        Assert.Equal(["0.bias"], error.MissingKeys);
        Assert.Equal(["1.bias", "extra"], error.UnexpectedKeys);
        Assert.Equal(["0.weight"], error.MismatchedKeys);
        Assert.Equal(
            $"""
            '{_path}' does not fit the network:
              Missing key(s) in state_dict: "0.bias".
              Unexpected key(s) in state_dict: "1.bias", "extra".
              size mismatch for 0.weight: copying a param with shape [4, 3] from checkpoint, the shape in current model is [3, 4].
            """.ReplaceLineEndings("\n"),
            error.Message);
        Assert.IsAssignableFrom<FormatException>(error);
        Assert.Equal(before, network.Parameters.ToArray());
    }
}
