using System.Collections.Immutable;

namespace ConvGen.Tests.Reference;

/// <summary>A layer of a given kind with options drawn at random: all that the kind has, at sizes that stay small.</summary>
internal sealed class RandomLayer(Random random, Shape input)
{
    /// <summary>The kinds that take an image.</summary>
    public static ImmutableArray<string> ImageKinds { get; } =
        ["Conv2d", "MaxPool2d", "AvgPool2d", "AdaptiveAvgPool2d", "AdaptiveMaxPool2d", "BatchNorm2d", "ZeroPad2d"];

    /// <summary>The kinds that take an image or a vector.</summary>
    public static ImmutableArray<string> ElementKinds { get; } =
        ["Flatten", "Sigmoid", "Tanh", "ReLU", "ReLU6", "LeakyReLU", "ELU", "GELU", "SiLU", "Hardswish", "Softmax", "Dropout"];

    /// <summary>The kinds that take a vector only.</summary>
    public static ImmutableArray<string> VectorKinds { get; } = ["Linear"];

    /// <summary>A layer that fits <paramref name="input"/>, or null where the one drawn does not.</summary>
    public static Layer? Draw(string kind, Random random, Shape input) => new RandomLayer(random, input).Draw(kind);

    private Layer? Draw(string kind) => kind switch
    {
        "Conv2d" => Conv2d(),
        "MaxPool2d" => Fitting(PoolWindow(dilation: 3)) is { } window ? new MaxPool2d(input, window) : null,
        "AvgPool2d" => Fitting(PoolWindow(dilation: 1)) is { } window ? new AvgPool2d(input, window, Chance(2)) : null,
        "AdaptiveAvgPool2d" => new AdaptiveAvgPool2d(input, UpTo(input.Height + 1), UpTo(input.Width + 1)),
        "AdaptiveMaxPool2d" => new AdaptiveMaxPool2d(input, UpTo(input.Height + 1), UpTo(input.Width + 1)),
        "BatchNorm2d" => new BatchNorm2d(input, Pick(1e-5f, 1e-3f, 0.5f), Pick(0.1f, 0f, 0.75f, 1f)),
        "ZeroPad2d" => new ZeroPad2d(input, random.Next(4), random.Next(4), random.Next(4), random.Next(4)),
        "Flatten" => new Flatten(input),
        "Linear" => new Linear(input.Length, UpTo(17), Chance(2)),
        "Sigmoid" => new Sigmoid(input),
        "Tanh" => new Tanh(input),
        "ReLU" => new ReLU(input),
        "ReLU6" => new ReLU6(input),
        "LeakyReLU" => new LeakyReLU(input, Pick(0.01f, 0.1f, 0f, -0.5f, 1.5f)),
        "ELU" => new ELU(input, Pick(1f, 0.3f, 0f, -1f, 2f)),
        "GELU" => new GELU(input),
        "SiLU" => new SiLU(input),
        "Hardswish" => new Hardswish(input),
        "Softmax" => new Softmax(input),
        "Dropout" => new Dropout(input, Pick(0.5f, 0.1f, 0.9f, 0f, 1f)),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "The kind is in none of the lists above."),
    };

    private Conv2d? Conv2d()
    {
        int groups = Chance(2) ? 1 : Pick([.. Enumerable.Range(1, input.Channels).Where(g => input.Channels % g == 0)]);
        int outChannels = groups * UpTo(groups == 1 ? 17 : 4);
        var window = new Window(UpTo(7), UpTo(7), UpTo(4), UpTo(4), DilationHeight: Mostly1(3), DilationWidth: Mostly1(3));
        PaddingMode mode = Chance(2) ? PaddingMode.Zeros : Pick(PaddingMode.Reflect, PaddingMode.Replicate, PaddingMode.Circular);
        window = random.Next(4) switch
        {
            0 => (window with { StrideHeight = 1, StrideWidth = 1 }).Same(upper: Chance(2)),
            1 => window,
            _ => window with
            {
                Top = random.Next(window.ReachHeight + 2), Bottom = random.Next(window.ReachHeight + 2),
                Left = random.Next(window.ReachWidth + 2), Right = random.Next(window.ReachWidth + 2),
            },
        };
        bool isConstant = Chance(5), bias = Chance(2);
        if (Fitting(window) is null || !HasSources(window, mode))
            return null;

        int weights = isConstant ? outChannels * (input.Channels / groups) * window.Cells : 0;
        return new Conv2d(input, outChannels, window, bias, groups, mode, [.. Enumerable.Range(0, weights).Select(_ => Pick(0f, 1f, -1f, 0f, 2f, -0.3f))]);
    }

    // Padding is at most half the window's reach.
    private Window PoolWindow(int dilation)
    {
        (int height, int width) = (UpTo(6), UpTo(6));
        bool isDefault = Chance(3);
        var window = new Window(
            height, width, isDefault ? height : UpTo(4), isDefault ? width : UpTo(4),
            DilationHeight: Mostly1(dilation), DilationWidth: Mostly1(dilation), CeilMode: Chance(2));
        int Half(int reach) => Chance(2) ? 0 : random.Next(reach / 2 + 1);
        return window with { Top = Half(window.ReachHeight), Bottom = Half(window.ReachHeight), Left = Half(window.ReachWidth), Right = Half(window.ReachWidth) };
    }

    private Window? Fitting(Window window) => window.Output(input, 1).Length > 0 ? window : null;

    private bool HasSources(Window window, PaddingMode mode)
    {
        (int rows, int columns) = mode switch
        {
            PaddingMode.Reflect => (input.Height - 1, input.Width - 1),
            PaddingMode.Circular => (input.Height, input.Width),
            _ => (int.MaxValue, int.MaxValue),
        };
        return Math.Max(window.Top, window.Bottom) <= rows && Math.Max(window.Left, window.Right) <= columns;
    }

    private int UpTo(int most) => random.Next(1, most + 1);

    private int Mostly1(int most) => Chance(2) ? 1 : UpTo(most);

    private bool Chance(int outOf) => random.Next(outOf) == 0;

    private T Pick<T>(params ReadOnlySpan<T> from) => from[random.Next(from.Length)];
}
