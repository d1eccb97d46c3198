using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Samples.CustomLoss;

namespace ConvGen.Samples.Tests;

public sealed class CustomLossTests
{
    private static readonly ImmutableArray<float> s_weights = [0.5f, 1, 2, 0.25f, 1, 1, 3, 1, 1, 0.125f];

    [Theory]
    [InlineData(0, 1)]
    [InlineData(3, 2)]
    [InlineData(9, 3)]
    public void TheGradientOfTheLossIsItsSlope(int label, int seed) =>
        Assert.InRange(GradientCheck.Show(new RobustLoss { Weight = s_weights }, outputs: 10, label, seed), 0, 1e-3f);

    [Fact]
    public void TheCheckFindsAGradientThatIsNotTheSlope() =>
        Assert.InRange(GradientCheck.Show(new WrongLoss(), outputs: 10, label: 3, seed: 1), 0.1f, 10);

    [Fact]
    public void TheMeanIsByWeight() =>
        Assert.Equal(1 / 2.75f, new RobustLoss { Weight = s_weights }.Scale([0, 2, 3], images: 3, outputs: 10));

    [Theory]
    [InlineData(new[] { 0, 10 }, 2, 10, "A label is 10; expected 0 to 9.")]
    [InlineData(new[] { 0, -1 }, 2, 10, "A label is -1; expected 0 to 9.")]
    [InlineData(new[] { 0 }, 2, 10, "There are 1 labels; expected 2, one for each image.")]
    [InlineData(new[] { 0 }, 1, 4, "There are 10 class weights; expected 4, one for each output.")]
    public void TargetsThatDoNotFitAreRefused(int[] labels, int images, int outputs, string message) =>
        Assert.StartsWith(message, Assert.Throws<ArgumentException>(() => new RobustLoss { Weight = s_weights }.Scale(labels, images, outputs)).Message, StringComparison.Ordinal);

    // The page's figures are the program's; that is another test.
    [Fact]
    public async Task OnThePageEachStepIsBetterThanTheLast()
    {
        string page = await File.ReadAllTextAsync(Path.Combine(SampleProgram.Samples, "CustomLoss", "README.md"), TestContext.Current.CancellationToken);
        double[] accuracies = [.. Regex.Matches(page, @"([\d.]+) % of 10,000 test images").Select(match => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))];
        Assert.Equal(3, accuracies.Length);
        Assert.Equal(accuracies.Order(), accuracies);
    }

    // Half of the gradient.
    private sealed record WrongLoss : ILoss<int>
    {
        private readonly RobustLoss _right = new();

        public float Scale(ReadOnlySpan<int> targets, int images, int outputs) => _right.Scale(targets, images, outputs);

        public float Image(ReadOnlySpan<float> output, ReadOnlySpan<int> target, float scale, Span<float> gradient) => _right.Image(output, target, scale / 2, gradient);
    }
}
