namespace ConvGen.Files.Trainee;

/// <summary>Small, and with all that a training keeps: running statistics and masks drawn at random.</summary>
[Network(1, 6, 6)]
[Conv2d(3, 3, Padding = 1)] [BatchNorm2d] [ReLU]
[MaxPool2d(2)]
[Flatten]
[Dropout(0.2f)]
[Linear(3)]
public partial class SmallNet;
