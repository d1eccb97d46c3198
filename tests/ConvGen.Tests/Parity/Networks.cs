// Published examples that no golden network declares.
namespace ConvGen.Tests.Parity;

[Network(1, 8, 6)]
[Conv2d(1, 1, 2, Bias = false)]
public partial class EdgeDetectorOnTranspose;

[Network(1, 3, 3)]
[Conv2d(1, 2, Padding = 1, Bias = false)]
public partial class PaddedCorr2d;

[Network(1, 3, 3)]
[Conv2d(1, 2, Padding = 1, StrideHeight = 3, StrideWidth = 2, Bias = false)]
public partial class StridedCorr2d;

[Network(1, 4, 4)]
[MaxPool2d(3)]
public partial class Pool4x4;

[Network(1, 4, 4)]
[MaxPool2d(3, Stride = 2, Padding = 1)]
public partial class PoolOneChannel;

[Network(2, 4, 4)]
[MaxPool2d(3, Stride = 2, Padding = 1)]
public partial class PoolTwoChannels;

[Network(1, 4, 4)]
[MaxPool2d(2, 3, StrideHeight = 2, StrideWidth = 3, PaddingWidth = 1)]
public partial class PoolOfTwoByThree;

[Network(1, 4, 4)]
[AvgPool2d(3, Stride = 2, Padding = 1, CeilMode = true)]
public partial class AvgPoolCeilPadded;

[Network(1, 4, 4)]
[AvgPool2d(3, Stride = 2, CeilMode = true)]
public partial class AvgPoolCeilOverhang;

[Network(1, 9, 9)]
[AvgPool2d(4, Stride = 4, Padding = 2, CeilMode = true)]
public partial class AvgPoolCeilWithoutLastWindow;

[Network(1, 9, 9)]
[AvgPool2d(4, Stride = 2, CeilMode = true)]
public partial class AvgPoolCeil9x9;

[Network(1, 9, 9)]
[AvgPool2d(4, Stride = 2)]
public partial class AvgPoolFloor9x9;
