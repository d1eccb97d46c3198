using ConvGen;

namespace Samples.Stages;

// Pieces of LeNetModern; see D2lStages.cs.

/// <summary>The first convolution.</summary>
[Network(1, 28, 28)] [Conv2d(6, 5, Padding = 2)] [ReLU]
internal sealed partial class ModernConv1;

/// <summary>The first pooling.</summary>
[Network(6, 28, 28)] [MaxPool2d(2)]
internal sealed partial class ModernPool1;

/// <summary>The second convolution.</summary>
[Network(6, 14, 14)] [Conv2d(16, 5)] [ReLU]
internal sealed partial class ModernConv2;

/// <summary>The second pooling.</summary>
[Network(16, 10, 10)] [MaxPool2d(2)]
internal sealed partial class ModernPool2;
