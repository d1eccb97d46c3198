using ConvGen.Tests.Reference;

namespace ConvGen.Tests.Determinism;

/// <summary>What is written to a parameter after a prediction is seen by the next.</summary>
public class WriteTests
{
    private readonly Smoke.LeNet _network = new();

    private readonly float[] _images = GeneratedNetwork.Images(17, Smoke.LeNet.InputLength, seed: 1);

    [Fact]
    public void ThroughAWeight() => IsSeen(() => _network.Conv1.Weight[[5, 0, 4, 4]] += 1);

    [Fact]
    public void ThroughABias() => IsSeen(() => _network.Conv2.Bias[[15]] = 3);

    [Fact]
    public void ThroughTheWeightOfALinearLayer() => IsSeen(() => _network.Linear3.Weight[[9, 83]] -= 2);

    [Fact]
    public void ThroughTheFlatParameters() => IsSeen(() => _network.Parameters[^1] = 7);

    [Fact]
    public void ThroughInitialize() => IsSeen(() => _network.Initialize(Init.XavierUniform, seed: 9));

    [Fact]
    public void TensorsAreViewsOfTheFlatParameters()
    {
        _network.Conv1.Weight[[2, 0, 1, 3]] = 42;
        _network.Conv1.Bias[[1]] = 43;

        Assert.Equal(42, _network.Parameters[2 * 25 + 1 * 5 + 3]);
        Assert.Equal(43, _network.Parameters[6 * 25 + 1]);
    }

    private void IsSeen(Action write)
    {
        float[] before = Predict();
        write();
        float[] after = Predict();

        Assert.NotEqual(before, after);
        Model model = ModelReader.Read(typeof(Smoke.LeNet));
        Bits.AssertEqual("after the write", model.Predict(Functions.Runtime, _network.Parameters.ToArray(), _images), after);
    }

    private float[] Predict()
    {
        float[] outputs = new float[17 * Smoke.LeNet.OutputLength];
        _network.Predict(_images, outputs);
        return outputs;
    }
}
