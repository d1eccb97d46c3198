using System.Runtime.CompilerServices;
using ConvGen.CompilerServices;

namespace ConvGen;

/// <summary>Functions of numbers that one already has; PyTorch's <c>torch.nn.functional</c>.</summary>
public static partial class Functional
{
    /// <summary>The index of the largest value: the first of equals; NaN counts as the largest. PyTorch's <c>argmax</c>.</summary>
    /// <exception cref="ArgumentException">There are no values.</exception>
    public static int ArgMax(ReadOnlySpan<float> values)
    {
        if (values.IsEmpty)
        {
            throw new ArgumentException("values has 0 numbers; the largest of none does not exist.", nameof(values));
        }

        var largest = 0;
        for (var i = 1; i < values.Length && !float.IsNaN(values[largest]); i++)
        {
            if (values[i] > values[largest] || float.IsNaN(values[i]))
            {
                largest = i;
            }
        }

        return largest;
    }

    /// <summary><see cref="ArgMax(ReadOnlySpan{float})"/> of each row.</summary>
    /// <param name="logits"><c>[N, classes]</c>.</param>
    /// <param name="classes">Numbers in a row.</param>
    /// <param name="labels"><c>[N]</c>, overwritten.</param>
    /// <exception cref="ArgumentException">A length does not fit; nothing was written.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classes"/> is not positive.</exception>
    public static void ArgMax(ReadOnlySpan<float> logits, int classes, Span<int> labels)
    {
        var rows = Rows(logits, classes);
        Length(labels.Length, rows, nameof(labels), "rows of logits");
        for (var row = 0; row < rows; row++)
        {
            labels[row] = ArgMax(logits.Slice(row * classes, classes));
        }
    }

    /// <summary>The softmax of each row: e^(x − the row's largest) over their sum; PyTorch's <c>softmax(dim=1)</c>.</summary>
    /// <param name="logits"><c>[N, classes]</c>.</param>
    /// <param name="classes">Numbers in a row.</param>
    /// <param name="probabilities"><c>[N, classes]</c>, overwritten; may be <paramref name="logits"/> itself.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans overlap without being the same; nothing was written.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="classes"/> is not positive.</exception>
    public static void Softmax(ReadOnlySpan<float> logits, int classes, Span<float> probabilities)
    {
        var rows = Rows(logits, classes);
        Length(probabilities.Length, logits.Length, nameof(probabilities), "logits");
        if (!Unsafe.AreSame(in logits.GetPinnableReference(), in probabilities.GetPinnableReference()))
        {
            Arguments.NoOverlap(probabilities, logits);
        }

        for (var row = 0; row < rows; row++)
        {
            Softmax(logits.Slice(row * classes, classes), probabilities.Slice(row * classes, classes));
        }
    }

    private static void Softmax(ReadOnlySpan<float> x, Span<float> y)
    {
        var (_, sum) = Exponentials(x, y);
        foreach (ref var value in y)
        {
            value /= sum;
        }
    }

    /// <summary>The exponentials of a row's numbers less the largest, so that none overflows; that number, and the sum.</summary>
    internal static (float Largest, float Sum) Exponentials(ReadOnlySpan<float> x, Span<float> y)
    {
        var largest = float.NegativeInfinity;
        foreach (var value in x)
        {
            largest = float.Max(largest, value);
        }

        var sum = 0f;
        for (var c = 0; c < x.Length; c++)
        {
            y[c] = VectorMath.Exp(x[c] - largest);
            sum += y[c];
        }

        return (largest, sum);
    }

    private static int Rows(ReadOnlySpan<float> logits, int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        return logits.Length % classes == 0
            ? logits.Length / classes
            : throw new ArgumentException($"logits has {logits.Length:N0} numbers, which is no whole number of rows of {classes:N0}.", nameof(logits));
    }

    private static void Length(int length, int expected, string name, string of)
    {
        if (length != expected)
        {
            throw new ArgumentException($"{name} has {length:N0} elements; {expected:N0} {of} need as many.", name);
        }
    }
}
