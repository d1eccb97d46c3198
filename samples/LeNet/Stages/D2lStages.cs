using ConvGen;

namespace Samples.Stages;

// Pieces of LeNet, each a network of its own: what flows between them is what the report shows.

/// <summary>The first convolution.</summary>
[Network(1, 28, 28)] [Conv2d(6, 5, Padding = 2)] [Sigmoid]
internal sealed partial class D2lConv1;

/// <summary>The first pooling.</summary>
[Network(6, 28, 28)] [AvgPool2d(2)]
internal sealed partial class D2lPool1;

/// <summary>The second convolution.</summary>
[Network(6, 14, 14)] [Conv2d(16, 5)] [Sigmoid]
internal sealed partial class D2lConv2;

/// <summary>The second pooling.</summary>
[Network(16, 10, 10)] [AvgPool2d(2)]
internal sealed partial class D2lPool2;
