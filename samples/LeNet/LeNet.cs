using ConvGen;

namespace Samples;

/// <summary>LeNet-5 as "Dive into Deep Learning" has it: sigmoids and average pooling, logits of ten classes.</summary>
[Network(1, 28, 28)]
[Conv2d(6, 5, Padding = 2)] [Sigmoid]
[AvgPool2d(2)]
[Conv2d(16, 5)] [Sigmoid]
[AvgPool2d(2)]
[Flatten]
[Linear(120)] [Sigmoid]
[Linear(84)] [Sigmoid]
[Linear(10)]
public partial class LeNet;
