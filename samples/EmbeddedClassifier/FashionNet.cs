using ConvGen;

namespace Samples;

/// <summary>Tells the ten articles of Fashion-MNIST apart with 21,258 numbers, 85 KB.</summary>
[Network(1, 28, 28)]
[Conv2d(16, 5, Padding = 2)] [ReLU]
[MaxPool2d(2)]
[Conv2d(32, 5)] [ReLU]
[MaxPool2d(2)]
[Flatten]
[Linear(10)]
public partial class FashionNet;
