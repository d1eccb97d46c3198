using ConvGen;

namespace Samples.DiveIntoDeepLearning;

/// <summary>Network in Network for images of 224 × 224: each block ends with two 1 × 1 convolutions, and nothing is dense. It is here for its table of layers.</summary>
[Network(1, 224, 224)]
[Conv2d(96, 11, Stride = 4)] [ReLU] [Conv2d(96, 1)] [ReLU] [Conv2d(96, 1)] [ReLU]
[MaxPool2d(3, Stride = 2)]
[Conv2d(256, 5, Padding = 2)] [ReLU] [Conv2d(256, 1)] [ReLU] [Conv2d(256, 1)] [ReLU]
[MaxPool2d(3, Stride = 2)]
[Conv2d(384, 3, Padding = 1)] [ReLU] [Conv2d(384, 1)] [ReLU] [Conv2d(384, 1)] [ReLU]
[MaxPool2d(3, Stride = 2)]
[Dropout]
[Conv2d(10, 3, Padding = 1)] [ReLU] [Conv2d(10, 1)] [ReLU] [Conv2d(10, 1)] [ReLU]
[AdaptiveAvgPool2d(1)]
[Flatten]
internal sealed partial class NiN;

/// <summary>The same blocks for 28 × 28, with an eighth of the channels.</summary>
[Network(1, 28, 28)]
[Conv2d(12, 5, Padding = 2)] [ReLU] [Conv2d(12, 1)] [ReLU] [Conv2d(12, 1)] [ReLU]
[MaxPool2d(3, Stride = 2)]
[Conv2d(32, 5, Padding = 2)] [ReLU] [Conv2d(32, 1)] [ReLU] [Conv2d(32, 1)] [ReLU]
[MaxPool2d(3, Stride = 2)]
[Conv2d(48, 3, Padding = 1)] [ReLU] [Conv2d(48, 1)] [ReLU] [Conv2d(48, 1)] [ReLU]
[MaxPool2d(3, Stride = 2)]
[Dropout]
[Conv2d(10, 3, Padding = 1)] [ReLU] [Conv2d(10, 1)] [ReLU] [Conv2d(10, 1)] [ReLU]
[AdaptiveAvgPool2d(1)]
[Flatten]
internal sealed partial class SmallNiN;

/// <summary>Network in Network.</summary>
internal static class NiNSection
{
    public static void Run()
    {
        Show.Layers(NiN.Description);
        Show.Layers(SmallNiN.Description);
    }

    public static void Train(Effort effort) => Training.Run(new SmallNiN(seed: 0), learningRate: 0.1f, batchSize: 128, epochs: 5, effort);
}
