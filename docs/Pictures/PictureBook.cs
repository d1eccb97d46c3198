using ConvGen.Pictures.Layers;
using ConvGen.Pictures.Pages;

namespace ConvGen.Pictures;

/// <summary>Every picture that is drawn.</summary>
internal static class PictureBook
{
    public static IReadOnlyList<Picture> All { get; } =
    [
        Window("Conv2d", "Conv2d", "a 2×2 kernel over a 3×3 image", "net", "image", (0, 0, 0)),
        Window("Conv2d", "Conv2d-channels", "two input channels, each with a kernel of its own, added up", "mixed", "channels", (0, 0, 0)),
        Window("Conv2d", "Conv2d-stride", "a window that moves by two cells", "strided", "picture", (0, 1, 0)),
        Window("Conv2d", "Conv2d-padding", "a border of zeros around the image", "padded", "picture", (0, 0, 0)),
        Window("Conv2d", "Conv2d-dilation", "a kernel whose cells stand two apart", "dilated", "picture", (0, 0, 1)),
        Window("Conv2d", "Conv2d-groups", "two groups of channels that do not see each other", "grouped", "four", (1, 0, 0)),
        Layer("Conv2d", "Conv2d-padding-modes", "what stands in the padding of a row under each of four rules", ["zeros", "reflect", "replicate", "circular", "row"], of =>
            ShapePictures.PaddingModes([.. of.SkipLast(1).Cast<INetwork>()], (float[])of[^1])),
        Window("MaxPool2d", "MaxPool2d", "the largest cell of each 2×2 window", "net", "image", (0, 0, 1)),
        Window("AvgPool2d", "AvgPool2d", "the mean of each 2×2 window", "net", "image", (0, 0, 1)),
        Window("AdaptiveAvgPool2d", "AdaptiveAvgPool2d", "windows that share five rows and columns out among three", "net", "image", (0, 1, 0)),
        Window("AdaptiveMaxPool2d", "AdaptiveMaxPool2d", "windows that share five rows and columns out among three", "net", "image", (0, 1, 0)),
        Layer("ZeroPad2d", "ZeroPad2d", "an image in a border of zeros", ["net", "image"], of => ShapePictures.Pad((INetwork)of[0], (float[])of[1])),
        Layer("BatchNorm2d", "BatchNorm2d", "a batch's numbers on a line, and where batch norm moves them", ["net", "batch", "normalised"], of => TrainingPictures.BatchNorm((float[])of[1], (float[])of[2])),
        Layer("Dropout", "Dropout", "an image, and what dropout leaves of it", ["net", "image", "dropped"], of => TrainingPictures.Dropout((INetwork)of[0], (float[])of[1], (float[])of[2])),
        Layer("Flatten", "Flatten", "two channels as one row of features", ["net", "image"], of => ShapePictures.Flatten((INetwork)of[0], (float[])of[1])),
        Layer("Linear", "Linear", "a matrix times features, plus biases", ["net", "features"], of => ShapePictures.Linear((INetwork)of[0], (float[])of[1], output: 0)),
        .. new[] { "Sigmoid", "Tanh", "ReLU", "ReLU6", "LeakyReLU", "ELU", "GELU", "SiLU", "Hardswish" }.Select(kind =>
            Layer(kind, kind, $"the curve of {kind} and its derivative", ["net", "x"], of => CurvePicture.Draw((INetwork)of[0], (float[])of[1]))),
        Layer("Softmax", "Softmax", "logits as bars, and the probabilities that softmax makes of them", ["net", "numbers"], of => TrainingPictures.Softmax((INetwork)of[0], (float[])of[1])),
        new("docs/images/benchmark.svg", "times of ConvGen, ONNX Runtime and PyTorch as bars", "docs/performance.md", [], _ => BenchmarkPicture.Draw(MarkdownPage.Read("docs/performance.md"))),
    ];

    private static Picture Window(string page, string name, string title, string network, string image, (int Channel, int Row, int Column) at) =>
        Layer(page, name, title, [network, image], of => WindowPicture.Draw((INetwork)of[0], (float[])of[1], at));

    private static Picture Layer(string page, string name, string title, string[] variables, Func<IReadOnlyList<object>, Drawing.Canvas> draw) =>
        new($"docs/layers/images/{name}.svg", title, $"docs/layers/{page}.md", variables, draw);
}
