using ConvGen;

namespace Consumer;

/// <summary>Tells the upper half from the lower.</summary>
[Network(1, 8, 8)]
[Conv2d(4, 3, Padding = 1)]
[BatchNorm2d]
[ReLU]
[MaxPool2d(2)]
[Dropout(0.1f)]
[Flatten]
[Linear(2)]
internal sealed partial class Halves;
