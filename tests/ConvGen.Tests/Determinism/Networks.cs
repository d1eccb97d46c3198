// Networks of awkward sizes: whatever a schedule might get wrong at an edge.
namespace ConvGen.Tests.Determinism;

// Channels that no tile divides, a narrow image, a stride that leaves a row over.
[Network(3, 6, 5)]
[Conv2d(17, 3, Padding = 1)]
[ReLU]
[Conv2d(1, 2, Stride = 2)]
[Tanh]
[Conv2d(3, 1)]
public partial class OddChannels;

[Network(3, 9, 1)]
[Conv2d(3, 3, 1, StrideHeight = 2)]
[Sigmoid]
[Conv2d(2, 4, 1)]
public partial class OneColumn;

[Network(2, 1, 37)]
[Conv2d(5, 1, 4, StrideWidth = 3)]
[ReLU]
[AvgPool2d(1, 3, StrideWidth = 2)]
public partial class OneRow;

[Network(1, 3, 37)]
[Conv2d(3, 3, 2, PaddingLeft = 1)]
[Tanh]
[Conv2d(2, 1, 6, StrideWidth = 4)]
public partial class WideRow;

// Pixels that no window reads: strides beyond the kernel.
[Network(2, 11, 13)]
[Conv2d(4, 2, Stride = 3)]
[Sigmoid]
[Conv2d(2, 1, 2, StrideHeight = 4, StrideWidth = 2)]
public partial class StrideBeyondKernel;

// Windows that overlap unevenly: strides that do not divide the kernel.
[Network(2, 12, 11)]
[Conv2d(3, 5, 4, StrideHeight = 2, StrideWidth = 3, Padding = 1)]
[ReLU]
[Conv2d(2, 3, Stride = 2, PaddingTop = 2, PaddingRight = 1)]
public partial class StrideWithinKernel;

[Network(1, 17, 18)]
[Conv2d(2, 7, Stride = 4, PaddingTop = 3, PaddingBottom = 1, PaddingLeft = 2)]
[Sigmoid]
[Conv2d(3, 3, PaddingHeight = 1, PaddingLeft = 3, PaddingRight = 1)]
[Tanh]
[Conv2d(2, 2, PaddingBottom = 2, PaddingRight = 2)]
public partial class UnevenPadding;

// Outputs that see nothing but padding.
[Network(2, 3, 4)]
[Conv2d(3, 2, Padding = 3, Stride = 2)]
[Tanh]
[Conv2d(2, 1, Padding = 2)]
public partial class PaddingBeyondKernel;

// The kernel is the image.
[Network(3, 4, 3)]
[Conv2d(5, 4, 3)]
[ReLU]
[Flatten]
[Linear(7)]
public partial class WholeImage;

[Network(3, 9, 10)]
[Conv2d(4, 3, Padding = 1, Bias = false)]
[ReLU]
[MaxPool2d(3, Stride = 2, Padding = 1)]
[Conv2d(5, 2)]
[Sigmoid]
[AvgPool2d(3, Stride = 1, Padding = 1, CountIncludePad = false)]
public partial class PaddedPools;

[Network(2, 9, 8)]
[MaxPool2d(4, 3, StrideHeight = 3, StrideWidth = 2, PaddingTop = 2, PaddingLeft = 1)]
[AvgPool2d(2, 3, Stride = 1, PaddingBottom = 1, PaddingRight = 1)]
[AvgPool2d(2, Stride = 1, PaddingTop = 1, CountIncludePad = false)]
public partial class UnevenPools;

[Network(2, 10, 11)]
[MaxPool2d(2, Stride = 3)]
[ReLU]
[AvgPool2d(1, 2, Stride = 3)]
public partial class PoolsWithGaps;

[Network(1, 5, 4)]
[Conv2d(2, 2)]
[AvgPool2d(2, Stride = 1)]
[MaxPool2d(2)]
[ReLU]
[Sigmoid]
public partial class PoolOnPool;

[Network(1, 3, 3, Unroll = Unroll.Full)]
[Conv2d(1, 2)]
[Tanh]
[MaxPool2d(2)]
[Flatten]
[Linear(2)]
public partial class FullyUnrolled;

[Network(2, 7, 9, Unroll = Unroll.Taps)]
[Conv2d(3, 3)]
[Sigmoid]
[AvgPool2d(2)]
[Flatten]
[Linear(5)]
public partial class TapsUnrolled;

[Network(1, 1, 1)]
[Conv2d(1, 1)]
public partial class OnePixel;

[Network(3, 5, 7)]
[Tanh]
[Flatten]
[Sigmoid]
public partial class NoParameters;

[Network(2, 3, 3)]
[Flatten]
public partial class OnlyFlatten;

[Network(1, 1, 37)]
[Flatten]
[Linear(33, Bias = false)]
[ReLU]
[Linear(1)]
[Tanh]
[Linear(17)]
[Linear(16)]
public partial class LinearLayers;

// All of LeNet's kinds at a size that lets every batch from 0 to 33 be tried.
[Network(1, 12, 12)]
[Conv2d(3, 5, Padding = 2, Name = "Stem")]
[Sigmoid]
[AvgPool2d(2)]
[Conv2d(4, 3)]
[ReLU]
[MaxPool2d(2)]
[Flatten]
[Linear(6)]
[Tanh]
[Linear(3)]
public partial class SmallLeNet;
