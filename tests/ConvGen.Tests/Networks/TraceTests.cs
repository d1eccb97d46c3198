namespace ConvGen.Tests.Networks;

public sealed class TraceTests
{
    [Fact]
    public void EachLayerGetsWhatTheOneBeforeGives()
    {
        var network = new LinearNetwork(seed: 1);
        float[] image = [1, 2, 3, 4];
        var trace = network.Trace(image);
        image[0] = 9;

        Assert.Equal([1, 2, 3, 4], trace.Input.ToArray());
        Assert.Equal(["Flatten1", "Linear1"], trace.Layers.Select(layer => layer.Name));
        Assert.Equal(["Flatten", "Linear"], trace.Layers.Select(layer => layer.Kind));
        Assert.Equal([4], trace["Flatten1"].Shape);
        Assert.Equal([1, 2, 3, 4], trace[0].Values.ToArray());
        Assert.Same(trace[1], trace["Linear1"]);

        var outputs = new float[3];
        network.Predict(trace.Input, outputs);
        Assert.Equal(outputs, trace["Linear1"].Values.ToArray());
        Assert.Equal(outputs[2], trace["Linear1"].Tensor[2]);
    }

    [Fact]
    public void LayersReadTheRunningStatistics()
    {
        var network = new NormNetwork();
        Numbers.Random(4, seed: 1).CopyTo(network.Parameters);
        network.BatchNorm1.RunningMean[0] = 3;
        var image = Numbers.Random(NormKernels.Length, seed: 2);
        var outputs = new float[NormKernels.Length];
        network.Predict(image, outputs);
        var layer = network.Trace(image)["BatchNorm1"];
        Assert.Equal(outputs, layer.Values.ToArray());
        Assert.Equal([2, 1, 3], layer.Tensor.Lengths.ToArray());
        Assert.Equal(outputs[5], layer.Tensor[1, 0, 2]);
    }

    [Fact]
    public void WhatIsNotThereIsTold()
    {
        var network = new LinearNetwork();
        var trace = network.Trace(new float[4]);
        Assert.Equal("There is no layer 'Conv1'; the layers are Flatten1, Linear1.", Assert.Throws<KeyNotFoundException>(() => trace["Conv1"]).Message);
        Assert.Contains("There are 2 layers", Assert.Throws<ArgumentOutOfRangeException>(() => trace[2]).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => trace[-1]);
        foreach (var length in new[] { 0, 3, 8 })
        {
            Assert.Contains($"image has {length} floats; 1 image of LinearNetwork need", Assert.Throws<ArgumentException>(() => network.Trace(new float[length])).Message, StringComparison.Ordinal);
        }
    }
}
