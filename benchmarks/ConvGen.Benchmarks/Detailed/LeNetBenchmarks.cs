using BenchmarkDotNet.Attributes;
using ConvGen.Benchmarks.Measuring;
using Samples;

namespace ConvGen.Benchmarks.Detailed;

/// <summary>LeNet: prediction of one image and of a batch, and the training step of a batch.</summary>
[MemoryDiagnoser]
public class LeNetBenchmarks
{
    private const int Batch = 256;

    private readonly LeNet _network = new();
    private readonly float[] _images = Numbers.Between0And1(Batch * LeNet.InputLength);
    private readonly float[] _outputs = new float[Batch * LeNet.OutputLength];
    private readonly int[] _labels = [.. Enumerable.Range(0, Batch).Select(i => i % LeNet.OutputLength)];
    private Trainer<LeNet> _trainer = null!;

    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup]
    public void Setup() => _trainer = new(new LeNet(), new SGD(0.9f), new() { Threads = Threads });

    [GlobalCleanup]
    public void Cleanup() => _trainer.Dispose();

    [Benchmark]
    public void PredictOne() => _network.Predict(_images.AsSpan(0, LeNet.InputLength), _outputs.AsSpan(0, LeNet.OutputLength), Threads);

    [Benchmark]
    public void PredictBatch() => _network.Predict(_images, _outputs, Threads);

    [Benchmark]
    public float TrainStep() => _trainer.Step(_images, _labels);
}
