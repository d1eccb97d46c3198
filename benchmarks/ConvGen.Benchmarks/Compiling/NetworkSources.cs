namespace ConvGen.Benchmarks.Compiling;

/// <summary>Networks as a user would write them, small and large.</summary>
internal static class NetworkSources
{
    public static string LeNet => Network("LeNet", "1, 28, 28", "[Conv2d(6, 5, Padding = 2)] [Sigmoid] [AvgPool2d(2)] [Conv2d(16, 5)] [Sigmoid] [AvgPool2d(2)] [Flatten] [Linear(120)] [Sigmoid] [Linear(84)] [Sigmoid] [Linear(10)]");

    /// <summary>VGG-11 for images of <paramref name="size"/>×<paramref name="size"/>; its classifier is one layer where little is left of the image.</summary>
    public static string Vgg11(int size)
    {
        string convolutions = string.Join(" [MaxPool2d(2)] ", new[] { "64", "128", "256 256", "512 512", "512 512" }
            .Select(stage => string.Join(" ", stage.Split(' ').Select(channels => $"[Conv2d({channels}, 3, Padding = 1)] [ReLU]"))));
        string classifier = size < 64 ? "[Linear(10)]" : "[Linear(4096)] [ReLU] [Dropout] [Linear(4096)] [ReLU] [Dropout] [Linear(1000)]";
        return Network($"Vgg11At{size}", $"3, {size}, {size}", $"{convolutions} [MaxPool2d(2)] [Flatten] {classifier}");
    }

    /// <summary>MobileNet, the first, for images of <paramref name="size"/>×<paramref name="size"/>: convolutions by channel, and 1×1 ones behind each.</summary>
    public static string MobileNetV1(int size)
    {
        const string Norm = "[BatchNorm2d] [ReLU]";
        (int Channels, int Stride)[] blocks = [(64, 1), (128, 2), (128, 1), (256, 2), (256, 1), (512, 2), (512, 1), (512, 1), (512, 1), (512, 1), (512, 1), (1024, 2), (1024, 1)];
        string layers = $"[Conv2d(32, 3, Stride = 2, Padding = 1, Bias = false)] {Norm}";
        int channels = 32;
        foreach (var (next, stride) in blocks)
        {
            layers += $" [Conv2d({channels}, 3, Stride = {stride}, Padding = 1, Groups = {channels}, Bias = false)] {Norm} [Conv2d({next}, 1, Bias = false)] {Norm}";
            channels = next;
        }

        return Network($"MobileNetV1At{size}", $"3, {size}, {size}", $"{layers} [AdaptiveAvgPool2d(1, 1)] [Flatten] [Linear(1000)]");
    }

    private static string Network(string name, string input, string layers) => $"using ConvGen; [Network({input})] {layers} public partial class {name};";
}
