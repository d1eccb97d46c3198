namespace ConvGen.Smoke;

/// <summary>LeNet as it was published, with sigmoids and means.</summary>
[Network(1, 28, 28)]
[Conv2d(6, 5, Padding = 2)]
[Sigmoid]
[AvgPool2d(2)]
[Conv2d(16, 5)]
[Sigmoid]
[AvgPool2d(2)]
[Flatten]
[Linear(120)]
[Sigmoid]
[Linear(84)]
[Sigmoid]
[Linear(10)]
public partial class LeNet;

/// <summary>LeNet with the layers that took over.</summary>
[Network(1, 28, 28)]
[Conv2d(6, 5, Padding = 2)]
[ReLU]
[MaxPool2d(2)]
[Conv2d(16, 5)]
[ReLU]
[MaxPool2d(2)]
[Flatten]
[Linear(120)]
[ReLU]
[Linear(84)]
[ReLU]
[Linear(10)]
public partial class LeNetReLU;
