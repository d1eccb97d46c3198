using ConvGen.Tests.Networks;

namespace ConvGen.Tests.FunctionalTests;

public sealed class NetworkExtensionsTests
{
    private const int Inputs = LinearKernels.Inputs, Outputs = LinearKernels.Outputs;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100)]
    public void ClassesAndProbabilitiesAreThoseOfTheOutputs(int count)
    {
        INetwork network = new LinearNetwork(seed: 1);
        var images = Numbers.Random(count * Inputs, seed: 2);
        var (outputs, probabilities, labels) = (new float[count * Outputs], new float[count * Outputs], new int[count]);
        network.Predict(images, outputs);
        network.Classify(images, labels, threads: 2);
        network.PredictProbabilities(images, probabilities, threads: 2);
        Assert.Equal(outputs.Chunk(Outputs).Select(row => Functional.ArgMax(row)), labels);
        Functional.Softmax(outputs, Outputs, outputs);
        Assert.Equal(outputs, probabilities);
        Assert.All(probabilities.Chunk(Outputs), row => Assert.Equal(1, row.Sum(), 1e-6f));
    }

    [Fact]
    public void ArgumentsThatDoNotFitAreRefusedAndNothingIsWritten()
    {
        var network = new LinearNetwork();
        int[] labels = [7, 7];
        float[] probabilities = [7, 7, 7, 7, 7, 7];
        Refused("images has 9 floats, which is no whole number of images of 4 for LinearNetwork.", () => network.Classify(new float[9], labels));
        Refused("labels has 2 elements; 3 images of LinearNetwork need 3, 1 each.", () => network.Classify(new float[12], labels));
        Refused("threads", () => network.Classify(new float[8], labels, threads: 0));
        Refused("images has 9 floats", () => network.PredictProbabilities(new float[9], probabilities));
        Refused("probabilities has 6 elements; 1 images of LinearNetwork need 3, 3 each.", () => network.PredictProbabilities(new float[4], probabilities));
        Refused("threads", () => network.PredictProbabilities(new float[8], probabilities, threads: -1));
        var memory = new float[14];
        Refused("probabilities (6 floats) shares memory with images", () => network.PredictProbabilities(memory.AsSpan(0, 8), memory.AsSpan(7, 6)));
        Assert.All(labels, label => Assert.Equal(7, label));
        Assert.All(probabilities, probability => Assert.Equal(7, probability));

        static void Refused(string message, Action action) =>
            Assert.Contains(message, Assert.ThrowsAny<ArgumentException>(action).Message, StringComparison.Ordinal);
    }
}
