using ConvGen;

namespace Samples.DiveIntoDeepLearning;

/// <summary>AlexNet for images of 224 × 224. It is here for its table of layers: training it is work for a GPU.</summary>
[Network(1, 224, 224)]
[Conv2d(96, 11, Stride = 4, Padding = 1)] [ReLU]
[MaxPool2d(3, Stride = 2)]
[Conv2d(256, 5, Padding = 2)] [ReLU]
[MaxPool2d(3, Stride = 2)]
[Conv2d(384, 3, Padding = 1)] [ReLU]
[Conv2d(384, 3, Padding = 1)] [ReLU]
[Conv2d(256, 3, Padding = 1)] [ReLU]
[MaxPool2d(3, Stride = 2)]
[Flatten]
[Linear(4096)] [ReLU] [Dropout]
[Linear(4096)] [ReLU] [Dropout]
[Linear(10)]
internal sealed partial class AlexNet;

/// <summary>The same chain for images of 28 × 28: an eighth of the channels, a sixteenth of the features, and a first kernel that fits small images.</summary>
[Network(1, 28, 28)]
[Conv2d(12, 5, Padding = 2)] [ReLU]
[MaxPool2d(3, Stride = 2)]
[Conv2d(32, 5, Padding = 2)] [ReLU]
[MaxPool2d(3, Stride = 2)]
[Conv2d(48, 3, Padding = 1)] [ReLU]
[Conv2d(48, 3, Padding = 1)] [ReLU]
[Conv2d(32, 3, Padding = 1)] [ReLU]
[MaxPool2d(3, Stride = 2)]
[Flatten]
[Linear(256)] [ReLU] [Dropout]
[Linear(256)] [ReLU] [Dropout]
[Linear(10)]
internal sealed partial class SmallAlexNet;

/// <summary>Deep convolutional networks: AlexNet.</summary>
internal static class AlexNetSection
{
    public static void Run()
    {
        Show.Layers(AlexNet.Description);
        Show.Layers(SmallAlexNet.Description);
    }

    public static void Train(Effort effort) => Training.Run(new SmallAlexNet(seed: 0), learningRate: 0.05f, batchSize: 128, epochs: 5, effort);
}
