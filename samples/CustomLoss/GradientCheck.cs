using ConvGen;

namespace Samples.CustomLoss;

/// <summary>Holds a loss's gradient against the slope of the loss itself: (L(z + h) − L(z − h)) / 2h for each output z in turn.</summary>
internal static class GradientCheck
{
    /// <summary>Prints both for one image; gives the largest difference, as a share of the largest slope.</summary>
    public static float Show(ILoss<int> loss, int outputs, int label, int seed)
    {
        // Floats have 7 digits: a smaller step would drown the difference in rounding, a larger one sees the curve and not its slope.
        const float Step = 1e-2f;
        var random = new Random(seed);
        float[] z = [.. Enumerable.Range(0, outputs).Select(_ => random.NextSingle() * 4 - 2)];
        float[] gradient = new float[outputs], ignored = new float[outputs], slope = new float[outputs];
        float scale = loss.Scale([label], images: 1, outputs);
        loss.Image(z, [label], scale, gradient);
        for (int c = 0; c < outputs; c++)
        {
            float at = z[c], above = z[c] = at + Step, higher = loss.Image(z, [label], scale, ignored);
            float below = z[c] = at - Step, lower = loss.Image(z, [label], scale, ignored);
            slope[c] = scale * (higher - lower) / (above - below);
            z[c] = at;
            Console.WriteLine($"  output {c}  formula {gradient[c],8:F5}  slope {slope[c],8:F5}");
        }
        return gradient.Zip(slope, (a, b) => MathF.Abs(a - b)).Max() / slope.Max(MathF.Abs);
    }
}
