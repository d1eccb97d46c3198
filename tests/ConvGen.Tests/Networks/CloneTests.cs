namespace ConvGen.Tests.Networks;

public sealed class CloneTests
{
    [Fact]
    public void CloneIsEqualAndSharesNothing()
    {
        var network = new NormNetwork();
        Numbers.Random(4, seed: 1).CopyTo(network.Parameters);
        Update(network);
        network.State.Freeze(1, true);
        var before = Values(network);

        var clone = network.Clone();
        Assert.Equal(before, Values(clone));
        Assert.Equal(1, clone.BatchNorm1.NumBatchesTracked);
        Assert.Equal((false, true), (clone.State.IsFrozen(0), clone.State.IsFrozen(1)));
        Assert.Equal([(0, 0, 2)], clone.State.TrainableRanges.ToArray());

        clone.Parameters.Clear();
        Update(clone);
        clone.State.Freeze(0, true);
        Assert.Equal(before, Values(network));
        Assert.Equal((1, 2), (network.BatchNorm1.NumBatchesTracked, clone.BatchNorm1.NumBatchesTracked));
        Assert.False(network.State.IsFrozen(0));
    }

    [Fact]
    public void NetworkOfUnknownClassIsClonedToo()
    {
        INetwork network = new LinearNetwork(seed: 3);
        var clone = Assert.IsType<LinearNetwork>(network.Clone());
        Assert.Equal(network.Parameters.ToArray(), clone.Parameters.ToArray());
    }

    private static void Update(NormNetwork network)
    {
        using var pass = network.Forward(Numbers.Random(10 * NormKernels.Length, seed: 2));
        pass.UpdateStatistics();
    }

    private static float[] Values(NormNetwork network) => [.. network.Parameters, .. network.State.Buffers];
}
