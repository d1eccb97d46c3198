using ConvGen.Onnx.Networks;

namespace ConvGen.Onnx.Tests.Export;

/// <summary>A network says what its layers are, resolved.</summary>
public class LayerInfoTests
{
    private readonly NamedNet _network = new(seed: 1);

    private IReadOnlyList<LayerInfo> Layers => ((INetwork)_network).Layers;

    [Fact]
    public void EveryLayerIsThereWithItsShapes()
    {
        Assert.Equal(["Stem", "BatchNorm1", "ReLU61", "Conv2", "Hardswish1", "Dropout1", "Flatten1", "classes", "Dropout2", "Softmax1"], Layers.Select(layer => layer.Name));
        Assert.Equal(["stem", "1", "2", "3", "4", "5", "6", "classes", "8", "9"], Layers.Select(layer => layer.Key));
        Assert.Equal([3, 9, 9], Layers[0].InputShape);
        Assert.Equal(Layers.Take(9).Select(layer => layer.OutputShape.ToArray()), Layers.Skip(1).Select(layer => layer.InputShape.ToArray()));
        Assert.Equal([7], Layers[^1].OutputShape);
    }

    [Fact]
    public void OptionsAreResolved()
    {
        Assert.Equal([2.0, 2, 2, 2], Layers[3].Options["padding"]);
        Assert.Equal([2.0, 2], Layers[3].Options["dilation"]);
        Assert.Equal([(double)1e-3f], Layers[1].Options["eps"]);
        Assert.Equal([(double)0.3f], Layers[5].Options["p"]);
        Assert.Empty(Layers[9].Options);
        Assert.Equal(36, ((INetwork)new ConstantKernels()).Layers[1].Options["weights"].Length);
    }

    [Fact]
    public void TensorsAreViews()
    {
        Assert.Equal(["num_batches_tracked", "weight", "bias", "running_mean", "running_var"], Layers[1].Tensors.Keys);
        ReadOnlyMemory<float> weight = Layers[0].Tensors["weight"].Values;

        _network.Stem.Weight[0, 0, 0, 0] = 42;

        Assert.Equal(42, weight.Span[0]);
        Assert.Equal("stem.weight", Layers[0].Tensors["weight"].Key);
    }
}
