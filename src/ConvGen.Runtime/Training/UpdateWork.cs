using System.Numerics.Tensors;

namespace ConvGen;

/// <summary>Adds up the gradients of groups and, at a step's end, updates the parameters: an item is a chunk of them.</summary>
internal readonly ref struct UpdateWork : IWork
{
    public UpdateWork()
    {
    }

    /// <summary>The parameter tensors that take part; nothing else is read or written.</summary>
    public required ReadOnlySpan<(int Tensor, int Start, int Length)> Trainable { get; init; }

    /// <summary>The sum.</summary>
    public required Span<float> Total { get; init; }

    /// <summary>The gradients to add, in their order.</summary>
    public ReadOnlySpan<AlignedBuffer> Gradients { get; init; }

    /// <summary>Whether the sum begins with these groups; otherwise it goes on.</summary>
    public bool Begins { get; init; }

    /// <summary>The sum of squares of each chunk, overwritten; empty if nobody asks for it.</summary>
    public Span<double> Squares { get; init; }

    /// <summary>What the sum is multiplied by before the update.</summary>
    public float Clipping { get; init; } = 1;

    /// <summary>What updates the parameters; null if that comes later.</summary>
    public IOptimizer? Optimizer { get; init; }

    /// <summary>The optimizer's state.</summary>
    public OptimizerState? State { get; init; }

    /// <summary>Steps of the state that each tensor missed, since it was frozen.</summary>
    public ReadOnlySpan<long> Missed { get; init; }

    /// <summary>The schedule's factor.</summary>
    public double LearningRateFactor { get; init; }

    /// <summary>The network's parameters.</summary>
    public Span<float> Parameters { get; init; }

    /// <summary>Chunks.</summary>
    public int Items => Chunks(Total.Length);

    public static int Chunks(int parameters) => (parameters + GradientClipping.Chunk - 1) / GradientClipping.Chunk;

    public void Run(int item)
    {
        var squares = new SquareSum();
        var first = item * GradientClipping.Chunk;
        var end = Math.Min(first + GradientClipping.Chunk, Total.Length);
        foreach (var (tensor, tensorStart, tensorLength) in Trainable)
        {
            var start = Math.Max(first, tensorStart);
            var length = Math.Min(end, tensorStart + tensorLength) - start;
            if (length <= 0)
            {
                continue;
            }

            Add(start, length);
            if (!Squares.IsEmpty)
            {
                squares.Add(Total.Slice(start, length), start);
            }

            if (Optimizer is not null)
            {
                Update(tensor, start, length);
            }
        }

        if (!Squares.IsEmpty)
        {
            Squares[item] = squares.Total;
        }
    }

    private void Add(int start, int length)
    {
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
    }

    private void Update(int tensor, int start, int length)
    {
        var total = Total.Slice(start, length);
        if (Clipping != 1)
        {
            TensorPrimitives.Multiply(total, Clipping, total);
        }

        // The optimizer may overwrite what it gets, and the sum is to be seen after the step.
        Span<float> gradient = stackalloc float[length];
        total.CopyTo(gradient);
        var step = new OptimizerStep(State!.Steps - Missed[tensor], LearningRateFactor);
        Optimizer!.Update(step, Parameters.Slice(start, length), gradient, State.Range(start, length));
    }
}
