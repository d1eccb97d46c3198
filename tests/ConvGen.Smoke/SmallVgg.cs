namespace ConvGen.Smoke;

/// <summary>A larger network, with a program of its own for predictions: 3×3 convolutions, batch norm and dropout.</summary>
[Network(3, 32, 32)]
[Conv2d(32, 3, Padding = 1, Bias = false)]
[BatchNorm2d]
[ReLU]
[MaxPool2d(2)]
[Conv2d(64, 3, Padding = 1)]
[ReLU]
[MaxPool2d(2)]
[Conv2d(64, 3, Padding = 1)]
[ReLU]
[MaxPool2d(2)]
[Flatten]
[Dropout(0.5f)]
[Linear(10)]
public partial class SmallVgg;
