namespace ConvGen.Onnx.Tests.Import;

/// <summary>What no layer does is refused by node, operator and reason, and nothing is written.</summary>
public class RefusalTests
{
    [Fact]
    public void AnUnknownOperator() => Refuses(Model.Image(1, 4, 4).Then("Relu").Then("LSTM"), "'/v1' (LSTM)", "is no layer of ConvGen");

    [Fact]
    public void Branches() => Refuses(Model.Image(1, 4, 4).Node("Relu", "a", [], "x").Node("Sigmoid", "b", [], "x").Node("Add", "c", [], "a", "b"), "'/c' (Add)", "two branches");

    [Fact]
    public void AScaleThatNoActivationTakes() => Refuses(Model.Image(1, 4, 4).Floats("s", [], 0.5f).Then("Mul", "s").Then("Relu"), "'/v0' (Mul)", "multiplies by 0.5");

    [Fact]
    public void PaddingThatIsTooLargeForAPool() => Refuses(
        Model.Image(1, 6, 6).Then("MaxPool", [("kernel_shape", new long[] { 3, 3 }), ("pads", new long[] { 2, 0, 0, 0 })]), "'/v0' (MaxPool)", "pads by 2");

    [Fact]
    public void AWeightThatDoesNotFit() => Refuses(Model.Image(3, 6, 6).Floats("w", [2, 1, 3, 3]).Then("Conv", "w"), "'/v0' (Conv)", "[2, 1, 3, 3]");

    [Fact]
    public void SizesThatAreLeftOpen()
    {
        byte[] model = new Model([null, 1, null, null]).Then("Relu").Bytes();

        Assert.Contains("--shape", Imported.Refused(model), StringComparison.Ordinal);
        Assert.Contains("[Network(1, 4, 5)]", Imported.Of(model, "--shape", "1,4,5").Declaration, StringComparison.Ordinal);
        Assert.Contains("2,4,5", Imported.Refused(model, "--shape", "2,4,5"), StringComparison.Ordinal);
    }

    [Fact]
    public void AListOfSizesThatDoublesWithEveryNode()
    {
        Model model = Model.Image(1, 4, 4).Integers("one", 1).Node("Concat", "c0", [("axis", 0L)], "one", "one");
        for (int i = 1; i < 60; i++)
        {
            model.Node("Concat", $"c{i}", [("axis", 0L)], $"c{i - 1}", $"c{i - 1}");
        }

        Refuses(model.Node("Reshape", "y", [], "x", "c59"), "(Concat)", "joins more than 64 sizes");
    }

    [Fact]
    public void AnOpsetOfTheFuture() => Refuses(Model.Image(1, 4, 4, opset: 99).Then("Relu"), "version 99", "expected 6 to 24");

    [Fact]
    public void AnOperatorOfAnotherDomainOrAnInputThatNothingGives()
    {
        Refuses(Model.Image(1, 4, 4).Node("Relu", "y", [], "z"), "reads 'z'");
        Refuses(Model.Image(1, 4, 4).Node("Conv", "y", [], "x"), "has no input 1");
    }

    private static void Refuses(Model model, params string[] words)
    {
        string error = Imported.Refused(model.Bytes());
        Assert.All(words, word => Assert.Contains(word, error, StringComparison.Ordinal));
    }
}
