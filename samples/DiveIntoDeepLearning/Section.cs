namespace Samples.DiveIntoDeepLearning;

/// <summary>A section of the book.</summary>
/// <param name="Name">As in the address of the book's page.</param>
/// <param name="Title">As in the book.</param>
/// <param name="Run">Prints its experiments, within a second or so.</param>
/// <param name="Train">Trains its network, if it has one that is worth it.</param>
internal sealed record Section(string Name, string Title, Action Run, Action<Effort>? Train = null)
{
    public static IReadOnlyList<Section> All { get; } =
    [
        new("why-conv", "From Fully Connected Layers to Convolutions", DenseToConvolution.Run),
        new("conv-layer", "Convolutions for Images", ConvolutionsForImages.Run),
        new("padding-and-strides", "Padding and Stride", PaddingAndStride.Run),
        new("channels", "Multiple Input and Multiple Output Channels", Channels.Run),
        new("pooling", "Pooling", Pooling.Run),
        new("lenet", "Convolutional Neural Networks (LeNet)", LeNetSection.Run, LeNetSection.Train),
        new("alexnet", "Deep Convolutional Neural Networks (AlexNet)", AlexNetSection.Run, AlexNetSection.Train),
        new("vgg", "Networks Using Blocks (VGG)", VggSection.Run, VggSection.Train),
        new("nin", "Network in Network (NiN)", NiNSection.Run, NiNSection.Train),
        new("batch-norm", "Batch Normalization", BatchNormSection.Run, BatchNormSection.Train),
    ];
}
