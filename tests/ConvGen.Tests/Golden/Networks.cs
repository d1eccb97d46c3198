// The networks whose reference values, computed by PyTorch in double precision, lie beside this file under their names.
namespace ConvGen.Tests.Golden;

[Network(1, 3, 3)]
[Conv2d(1, 2, Bias = false)]
public partial class Corr2d;

[Network(2, 3, 3)]
[Conv2d(1, 2, Bias = false)]
public partial class MultiIn;

[Network(2, 3, 3)]
[Conv2d(3, 2, Bias = false)]
public partial class MultiInOut;

[Network(3, 3, 3)]
[Conv2d(2, 1, Bias = false)]
public partial class Pointwise;

[Network(1, 6, 8)]
[Conv2d(1, 1, 2, Bias = false)]
public partial class EdgeDetector;

[Network(1, 8, 8)]
[Conv2d(1, 3, Padding = 1)]
public partial class SamePadding3;

[Network(1, 8, 8)]
[Conv2d(1, 5, 3, PaddingHeight = 2, PaddingWidth = 1)]
public partial class Kernel5x3;

[Network(1, 8, 8)]
[Conv2d(1, 3, Stride = 2, Padding = 1)]
public partial class Stride2;

[Network(1, 8, 8)]
[Conv2d(1, 3, 5, StrideHeight = 3, StrideWidth = 4, PaddingHeight = 0, PaddingWidth = 1)]
public partial class Stride3x4;

[Network(3, 5, 5)]
[Conv2d(8, 5, Bias = false)]
public partial class ThreeToEight5x5;

[Network(4, 5, 5)]
[Conv2d(8, 5, Groups = 2, Bias = false)]
public partial class Grouped;

[Network(6, 9, 11)]
[Conv2d(6, 3, Padding = 1, Groups = 6)]
public partial class Depthwise;

[Network(4, 8, 8)]
[Conv2d(8, 3, Stride = 2, Padding = 1, Groups = 4)]
public partial class DepthwiseMultiplier;

[Network(16, 10, 10)]
[Conv2d(16, 3, Padding = 1, Groups = 16)]
[ReLU]
[Conv2d(24, 1)]
public partial class DepthwiseSeparable;

[Network(3, 13, 12)]
[Conv2d(5, 3, Padding = 2, Dilation = 2)]
public partial class Dilated;

[Network(2, 15, 14)]
[Conv2d(3, 3, 2, StrideHeight = 2, StrideWidth = 1, DilationHeight = 2, DilationWidth = 3)]
public partial class DilatedUneven;

[Network(2, 9, 9)]
[Conv2d(3, 4, AutoPad = AutoPad.SameUpper)]
public partial class SameUpper4x4;

[Network(2, 9, 9)]
[Conv2d(3, 4, AutoPad = AutoPad.SameLower)]
public partial class SameLower4x4;

[Network(2, 7, 8)]
[Conv2d(3, 3, 4, StrideHeight = 2, StrideWidth = 1, PaddingTop = 1, PaddingBottom = 0, PaddingLeft = 2, PaddingRight = 3)]
public partial class FourSides;

[Network(1, 9, 9)]
[Conv2d(1, 3, Weights = [1, 0, -1, 2, 0, -2, 1, 0, -1], Padding = 1)]
public partial class Sobel;

[Network(2, 8, 9)]
[Conv2d(3, 3, Padding = 2, PaddingMode = PaddingMode.Reflect)]
public partial class Reflect;

[Network(2, 8, 9)]
[Conv2d(3, 3, PaddingHeight = 1, PaddingWidth = 2, PaddingMode = PaddingMode.Replicate)]
public partial class Replicate;

[Network(2, 8, 9)]
[Conv2d(3, 3, Padding = 1, PaddingMode = PaddingMode.Circular)]
public partial class Circular;

[Network(3, 19, 37)]
[Conv2d(4, 3, Padding = 1)]
public partial class WideOutput;

[Network(20, 7, 7)]
[Conv2d(33, 3, Padding = 1)]
public partial class ManyChannels;

[Network(1, 3, 3)]
[MaxPool2d(2, Stride = 1)]
public partial class MaxPool2;

[Network(1, 3, 3)]
[AvgPool2d(2, Stride = 1)]
public partial class AvgPool2;

[Network(2, 4, 4)]
[MaxPool2d(3)]
public partial class MaxPoolDefault;

[Network(2, 4, 4)]
[MaxPool2d(2, 3, StrideHeight = 2, StrideWidth = 3, PaddingHeight = 0, PaddingWidth = 1)]
public partial class MaxPoolUneven;

[Network(3, 11, 11)]
[MaxPool2d(3, Stride = 2, Padding = 1)]
public partial class MaxPoolOverlap;

[Network(3, 10, 11)]
[MaxPool2d(3, Stride = 2, CeilMode = true)]
public partial class MaxPoolCeil;

[Network(2, 8, 8)]
[MaxPool2d(3, Stride = 2, Padding = 1)]
public partial class MaxPoolTies;

[Network(2, 10, 10)]
[MaxPool2d(2, Stride = 1, Dilation = 2)]
public partial class MaxPoolDilated;

[Network(3, 9, 9)]
[AvgPool2d(3, Stride = 2, Padding = 1)]
public partial class AvgPoolPadded;

[Network(3, 9, 9)]
[AvgPool2d(3, Stride = 2, Padding = 1, CountIncludePad = false)]
public partial class AvgPoolExcludePad;

[Network(3, 10, 10)]
[AvgPool2d(3, Stride = 2, CeilMode = true)]
public partial class AvgPoolCeil;

[Network(7, 6, 5)]
[AdaptiveAvgPool2d(1, 1)]
[Flatten]
public partial class GlobalAverage;

[Network(3, 7, 10)]
[AdaptiveAvgPool2d(3, 4)]
public partial class AdaptiveUneven;

[Network(1, 4, 5)]
[Flatten]
[Linear(17)]
[Tanh]
[Linear(3, Bias = false)]
public partial class Mlp;

[Network(2, 5, 6)]
[Conv2d(4, 3)]
[LeakyReLU(NegativeSlope = 0.1f)]
[Conv2d(4, 1)]
[ELU]
[Conv2d(4, 1)]
[SiLU]
[Conv2d(4, 1)]
[GELU]
public partial class Activations;

[Network(1, 6, 6)]
[Conv2d(2, 3)]
[Sigmoid]
[Conv2d(1, 3)]
public partial class TwoLayerBackprop;

[Network(2, 7, 7)]
[Conv2d(4, 3, Bias = false)]
[BatchNorm2d]
[ReLU]
[MaxPool2d(2)]
[Flatten]
[Linear(3)]
public partial class BatchNorm;

[Network(3, 16, 16)]
[Conv2d(8, 5, Padding = 2)]
[ReLU]
[Conv2d(8, 1)]
[ReLU]
[Conv2d(8, 1)]
[ReLU]
[MaxPool2d(3, Stride = 2)]
[Conv2d(10, 3, Padding = 1)]
[ReLU]
[Conv2d(10, 1)]
[ReLU]
[AdaptiveAvgPool2d(1, 1)]
[Flatten]
public partial class NetworkInNetwork;
