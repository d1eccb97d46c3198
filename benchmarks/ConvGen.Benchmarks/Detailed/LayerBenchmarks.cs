using BenchmarkDotNet.Attributes;
using ConvGen.Benchmarks.Measuring;
using ConvGen.Benchmarks.Networks;

namespace ConvGen.Benchmarks.Detailed;

/// <summary>Layers of larger networks, forward, alone.</summary>
public class LayerBenchmarks
{
    private INetwork _network = null!;
    private float[] _images = [], _outputs = [];

    [Params(nameof(Conv64), nameof(Conv512), nameof(Depthwise256))]
    public string Layer { get; set; } = "";

    [Params(1, 16)]
    public int Images { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _network = Layer switch { nameof(Conv64) => new Conv64(), nameof(Conv512) => new Conv512(), _ => new Depthwise256() };
        _images = Numbers.Between0And1(Images * _network.InputLength);
        _outputs = new float[Images * _network.OutputLength];
    }

    [Benchmark]
    public void Predict() => _network.Predict(_images, _outputs, threads: 1);
}
