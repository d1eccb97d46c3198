using ConvGen;

namespace Samples.PyTorchWeights;

/// <summary>The <c>nn.Sequential</c> of interop/clothes.py: tells six kinds of clothes for the body apart.</summary>
[Network(1, 28, 28)]
[Conv2d(8, 5, Padding = 2)] [ReLU]
[MaxPool2d(2)]
[Conv2d(16, 5)] [ReLU]
[MaxPool2d(2)]
[Flatten]
[Linear(32)] [ReLU]
[Linear(6)]
internal sealed partial class Clothes;

/// <summary>The same but for its last layer: tells sandals, sneakers, bags and boots apart.</summary>
[Network(1, 28, 28)]
[Conv2d(8, 5, Padding = 2)] [ReLU]
[MaxPool2d(2)]
[Conv2d(16, 5)] [ReLU]
[MaxPool2d(2)]
[Flatten]
[Linear(32)] [ReLU]
[Linear(4)]
internal sealed partial class Accessories;
