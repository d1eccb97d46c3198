using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using ConvGen.Generator.Nests;
using ConvGen.Generator.Planning;
using ConvGen.Generator.Printing;
using Microsoft.CodeAnalysis.Emit;

namespace ConvGen.Benchmarks.Kernels;

/// <summary>Kernels compiled into this process, as the generator prints them.</summary>
internal static class CompiledKernels
{
    private const int Aligned = 16;

    private delegate void Run(ref float memory);

    /// <summary>A kernel each, to be run on numbers of its own.</summary>
    /// <exception cref="InvalidOperationException">The code does not compile.</exception>
    public static IReadOnlyList<Action> Of(IReadOnlyList<(Plan Plan, LoweredNest Kernel)> kernels, Target target)
    {
        var writer = new CodeWriter();
        var lengths = new List<int>();
        using (Frame.OpenKernels(writer, "Measured", "Kernels to be measured.", "System.Runtime.Intrinsics"))
        {
            for (int i = 0; i < kernels.Count; i++)
            {
                (Plan plan, LoweredNest kernel) = kernels[i];
                string name = string.Create(CultureInfo.InvariantCulture, $"{kernel.Nest.Name}_{i}");
                var places = new List<string>();
                int length = 0;
                foreach (Tensor tensor in kernel.Nest.Tensors)
                {
                    places.Add(string.Create(CultureInfo.InvariantCulture, $"ref Unsafe.Add(ref memory, {length})"));
                    length += (plan.PlaceOf(tensor.Region).Length + Aligned - 1) / Aligned * Aligned;
                }
                lengths.Add(length);
                writer.Line(string.Create(CultureInfo.InvariantCulture, $"public static void Run{i}(ref float memory) => {name}({string.Join(", ", places)});"));
                KernelPrinter.Print(writer, kernel with { Nest = kernel.Nest with { Name = name } }, string.Create(CultureInfo.InvariantCulture, $"Vector{target.Bits}"), isPublic: false);
            }
        }
        Type measured = Load(writer.ToString()).GetType("ConvGen.Generated.Measured")!;
        return [.. lengths.Select((length, i) => Bound(measured.GetMethod(string.Create(CultureInfo.InvariantCulture, $"Run{i}"))!.CreateDelegate<Run>(), length))];
    }

    /// <summary>Compiles a source and loads it.</summary>
    /// <exception cref="InvalidOperationException">It does not compile.</exception>
    public static Assembly Load(string source)
    {
        using var stream = new MemoryStream();
        EmitResult result = NetworkSource.Compile([source]).Emit(stream);
        if (!result.Success)
            throw new InvalidOperationException($"The kernels do not compile: {string.Join("\n", result.Diagnostics.Take(5))}");
        stream.Position = 0;
        return AssemblyLoadContext.Default.LoadFromStream(stream);
    }

    private static Action Bound(Run run, int length)
    {
        var memory = new AlignedBuffer(length);
        var random = new Random(1);
        // Far from zero: products of small numbers would become subnormal, and slow.
        foreach (ref float value in memory.Span)
            value = 0.25f + 0.5f * random.NextSingle();
        return () => run(ref memory.Start);
    }
}
