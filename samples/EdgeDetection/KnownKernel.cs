using ConvGen;

namespace Samples.EdgeDetection;

/// <summary>A convolution with one kernel of 1 × 2 over an image of 6 × 8: <c>Y[i, j] = w0 · X[i, j] + w1 · X[i, j + 1]</c>.</summary>
[Network(1, 6, 8)]
[Conv2d(1, 1, 2, Bias = false)]
internal sealed partial class EdgeDetector;

/// <summary>The same for the transposed image. The shape is part of a network's type, so this is another one.</summary>
[Network(1, 8, 6)]
[Conv2d(1, 1, 2, Bias = false)]
internal sealed partial class TransposedEdgeDetector;

/// <summary>Lesson 1: a kernel chosen by hand.</summary>
internal static class KnownKernel
{
    public static void Show()
    {
        Console.WriteLine("1. A kernel chosen by hand\n");
        Matrix.Print("X, white (1) with a black bar (0):", Bar.X);

        // With [1, -1], a pixel less its right neighbour: 0 within an area, 1 where white turns into black, -1 where black turns into white.
        var network = new EdgeDetector();
        network.Conv1.Weight[0, 0, 0, 0] = 1;
        network.Conv1.Weight[0, 0, 0, 1] = -1;
        float[,] edges = Predict(network, Bar.X, rows: 6, columns: 7);
        Matrix.Print("Y, X under the kernel [1, -1]:", edges);

        // A kernel of one row compares neighbours within a row; in the transposed image all of them are equal.
        var transposed = new TransposedEdgeDetector();
        network.Parameters.CopyTo(transposed.Parameters);
        float[,] none = Predict(transposed, Bar.Transposed, rows: 8, columns: 5);
        Matrix.Print("The transposed X under the same kernel, which is blind to horizontal edges:", none);

        // The same by plain loops, which read their shapes at run time.
        float[,] kernel = { { 1, -1 } };
        bool same = Matrix.Equal(edges, Functional.Corr2d(Bar.X, kernel)) && Matrix.Equal(none, Functional.Corr2d(Bar.Transposed, kernel));
        Console.WriteLine($"Functional.Corr2d, plain loops, gives {(same ? "the same" : "other")} numbers.\n");
    }

    private static float[,] Predict(INetwork network, float[,] image, int rows, int columns)
    {
        var output = new float[rows * columns];
        network.Predict(Matrix.Flat(image), output);
        return Matrix.Of(output, rows, columns);
    }
}
