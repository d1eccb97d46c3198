namespace ConvGen.Onnx.Tests.Import;

/// <summary>Models whose images lie channels last, as Keras has them.</summary>
public class ChannelsLastTests
{
    // An image of 2 channels, 1 row and 3 columns, that is turned, flattened channels last and multiplied.
    private static Model Model => new Model([null, 1, 3, 2])
        .Floats("k", [2, 2, 1, 1]).Floats("w", [6, 1], 1, 2, 3, 4, 5, 6).Integers("shape", -1, 6)
        .Then("Transpose", [("perm", new long[] { 0, 3, 1, 2 })]).Then("Conv", "k").Then("Transpose", [("perm", new long[] { 0, 2, 3, 1 })]).Then("Relu").Then("Reshape", "shape").Then("MatMul", "w");

    [Fact]
    public void TheFirstLinearLayerTakesItsFeaturesWhereTheyAre()
    {
        Imported imported = Imported.Of(Model.Bytes());

        Assert.Equal(["[Conv2d(2, 1, Bias = false)]", "[ReLU]", "[Flatten]", "[Linear(1, Bias = false)]"], imported.Layers);
        // Channel 0 of the three columns stood at 0, 2 and 4.
        Assert.Equal([1, 3, 5, 2, 4, 6], imported.Tensors["3.weight"].Values.ToArray());
        Assert.Contains("[Network(2, 1, 3)]", imported.Declaration, StringComparison.Ordinal);
        Assert.Contains("NHWC", imported.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutALinearLayerTheFeaturesOrderIsRefused() => Assert.Contains("expected a linear layer", Imported.Refused(new Model([null, 2, 2, 2])
        .Then("Transpose", [("perm", new long[] { 0, 3, 1, 2 })]).Then("Relu").Then("Transpose", [("perm", new long[] { 0, 2, 3, 1 })]).Then("Flatten").Bytes()), StringComparison.Ordinal);

    [Fact]
    public void MeansAndPaddingGoByTheAxesMeaning() => Assert.Equal(
        ["[ZeroPad2d(PaddingTop = 1)]", "[AdaptiveAvgPool2d(1)]", "[Flatten]"],
        Imported.Of(new Model([null, 4, 5, 2]).Integers("pads", 0, 1, 0, 0, 0, 0, 0, 0)
            .Then("Transpose", [("perm", new long[] { 0, 3, 1, 2 })]).Then("Transpose", [("perm", new long[] { 0, 2, 3, 1 })])
            .Then("Pad", "pads").Then("ReduceMean", [("axes", new long[] { 1, 2 }), ("keepdims", 0L)]).Bytes()).Layers);
}
