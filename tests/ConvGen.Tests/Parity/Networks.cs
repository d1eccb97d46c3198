// d2l's examples that no golden network declares.
namespace ConvGen.Tests.Parity;

[Network(1, 8, 6)]
[Conv2d(1, 1, 2, Bias = false)]
public partial class EdgeDetectorOnTranspose;

[Network(1, 4, 4)]
[MaxPool2d(3)]
public partial class Pool4x4;

[Network(2, 4, 4)]
[MaxPool2d(3, Stride = 2, Padding = 1)]
public partial class PoolTwoChannels;
