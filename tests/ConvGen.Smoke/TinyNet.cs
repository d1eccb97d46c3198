namespace ConvGen.Smoke;

/// <summary>Every kind of layer once, small enough for multiply-adds in software.</summary>
[Network(2, 8, 7)]
[Conv2d(3, 3, Stride = 2, Padding = 1)]
[Sigmoid]
[MaxPool2d(2, Stride = 1)]
[Conv2d(2, 2)]
[Tanh]
[AvgPool2d(1, 2)]
[Flatten]
[Linear(4)]
[ReLU]
[Linear(3)]
public partial class TinyNet;
