using BenchmarkDotNet.Attributes;
using ConvGen.Benchmarks.Kernels;
using ConvGen.Generator.Planning;

namespace ConvGen.Benchmarks.Detailed;

/// <summary>LeNet's kernels that multiply and add, each alone on a block of 16 images, or on one image.</summary>
public class KernelBenchmarks
{
    private static readonly Target s_target = Target.All.First(target => target.Bits == CompilerServices.VectorWidth.Current);

    private Action _run = null!;

    public static IEnumerable<string> Names => Kernels.Select(kernel => kernel.Name).Append(nameof(Peak));

    [ParamsSource(nameof(Names))]
    public string Kernel { get; set; } = "";

    private static IEnumerable<PlannedKernel> Kernels => PlannedKernel.Of(NetworkSource.Read("LeNet"), layer: null).Where(kernel => kernel.MultiplyAdds > 0);

    [GlobalSetup]
    public void Setup() => _run = Kernel == nameof(Peak) ? Peak.Of(s_target)
        : Kernels.Where(kernel => kernel.Name == Kernel).Select(kernel => CompiledKernels.Of([(kernel.Plan, kernel.Scheduled(s_target))], s_target)[0]).First();

    [Benchmark]
    public void Run() => _run();
}
