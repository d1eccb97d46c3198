namespace ConvGen.Files.Tests;

public sealed class EmbeddedWeightsTests
{
    [Fact]
    public void AnItemOfTheProjectGivesANetworkWithThoseWeights()
    {
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], PretrainedNet.CreatePretrained().Parameters.ToArray());
        Assert.NotEqual(new PretrainedNet().Parameters.ToArray(), PretrainedNet.CreatePretrained().Parameters.ToArray());
    }

    [Fact]
    public void EachCallGivesANetworkOfItsOwn()
    {
        var network = PretrainedNet.CreatePretrained();
        network.Parameters.Clear();
        Assert.Equal(1, PretrainedNet.CreatePretrained().Parameters[0]);
    }

    [Fact]
    public void TheFileIsReadFromTheAssemblysOwnMemory()
    {
        using var stream = typeof(PretrainedNet).Assembly.GetManifestResourceStream("ConvGen.Weights.ConvGen.Files.Tests.PretrainedNet");
        Assert.IsAssignableFrom<UnmanagedMemoryStream>(stream);
    }
}
