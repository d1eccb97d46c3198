using System.Numerics.Tensors;

namespace ConvGen;

/// <summary>Adds up the gradients of groups and, at a step's end, updates the parameters: an item is a range of them.</summary>
internal readonly ref struct UpdateWork : IWork
{
    // Small enough that a range of total, gradients and state stays in the first cache levels.
    private const int RangeLength = 4096;

    /// <summary>The gradients to add, in their order.</summary>
    public required ReadOnlySpan<AlignedBuffer> Gradients { get; init; }

    /// <summary>The sum.</summary>
    public required Span<float> Total { get; init; }

    /// <summary>Whether the sum begins with these groups; otherwise it goes on.</summary>
    public required bool Begins { get; init; }

    /// <summary>What updates the parameters; null if more groups follow.</summary>
    public IOptimizer? Optimizer { get; init; }

    /// <summary>The optimizer's state.</summary>
    public OptimizerState? State { get; init; }

    /// <summary>The network's parameters.</summary>
    public Span<float> Parameters { get; init; }

    /// <summary>Ranges.</summary>
    public int Items => (Total.Length + RangeLength - 1) / RangeLength;

    public void Run(int item)
    {
        var start = item * RangeLength;
        var length = Math.Min(RangeLength, Total.Length - start);
        var total = Total.Slice(start, length);
        for (var group = 0; group < Gradients.Length; group++)
        {
            var gradient = Gradients[group].Span.Slice(start, length);
            if (group == 0 && Begins)
            {
                gradient.CopyTo(total);
            }
            else
            {
                TensorPrimitives.Add(total, gradient, total);
            }
        }

        Optimizer?.Update(State!.Steps, Parameters.Slice(start, length), total, State.Range(start, length));
    }
}
