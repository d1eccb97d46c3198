using ConvGen;

namespace Samples.DiveIntoDeepLearning;

/// <summary>VGG-11 for images of 224 × 224: five blocks, each of 3 × 3 convolutions and a pool that halves the image. It is here for its table of layers.</summary>
[Network(1, 224, 224)]
[Conv2d(64, 3, Padding = 1)] [ReLU]
[MaxPool2d(2)]
[Conv2d(128, 3, Padding = 1)] [ReLU]
[MaxPool2d(2)]
[Conv2d(256, 3, Padding = 1)] [ReLU]
[Conv2d(256, 3, Padding = 1)] [ReLU]
[MaxPool2d(2)]
[Conv2d(512, 3, Padding = 1)] [ReLU]
[Conv2d(512, 3, Padding = 1)] [ReLU]
[MaxPool2d(2)]
[Conv2d(512, 3, Padding = 1)] [ReLU]
[Conv2d(512, 3, Padding = 1)] [ReLU]
[MaxPool2d(2)]
[Flatten]
[Linear(4096)] [ReLU] [Dropout]
[Linear(4096)] [ReLU] [Dropout]
[Linear(10)]
internal sealed partial class Vgg11;

/// <summary>The same blocks with an eighth of the channels, for 28 × 28: padding of 3 makes it 32 × 32, which can be halved five times.</summary>
[Network(1, 28, 28)]
[Conv2d(8, 3, Padding = 3)] [ReLU]
[MaxPool2d(2)]
[Conv2d(16, 3, Padding = 1)] [ReLU]
[MaxPool2d(2)]
[Conv2d(32, 3, Padding = 1)] [ReLU]
[Conv2d(32, 3, Padding = 1)] [ReLU]
[MaxPool2d(2)]
[Conv2d(64, 3, Padding = 1)] [ReLU]
[Conv2d(64, 3, Padding = 1)] [ReLU]
[MaxPool2d(2)]
[Conv2d(64, 3, Padding = 1)] [ReLU]
[Conv2d(64, 3, Padding = 1)] [ReLU]
[MaxPool2d(2)]
[Flatten]
[Linear(256)] [ReLU] [Dropout]
[Linear(256)] [ReLU] [Dropout]
[Linear(10)]
internal sealed partial class SmallVgg11;

/// <summary>Networks using blocks: VGG.</summary>
internal static class VggSection
{
    public static void Run()
    {
        Show.Layers(Vgg11.Description);
        Show.Layers(SmallVgg11.Description);
    }

    public static void Train(Effort effort) => Training.Run(new SmallVgg11(seed: 0), learningRate: 0.05f, batchSize: 128, epochs: 5, effort);
}
