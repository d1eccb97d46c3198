// Pools that dilate, hang over or adapt, activations, softmax, zeros around.
namespace ConvGen.Tests.Determinism;

[Network(2, 10, 11)]
[MaxPool2d(3, Stride = 2, CeilMode = true)]
[MaxPool2d(2, 3, Stride = 1, DilationHeight = 2, PaddingTop = 1, PaddingRight = 1)]
[MaxPool2d(2, Stride = 2, Dilation = 3, Padding = 2, CeilMode = true)]
public partial class DilatedMaxima;

[Network(3, 10, 9)]
[AvgPool2d(3, Stride = 2, CeilMode = true)]
[AvgPool2d(3, 2, StrideHeight = 2, StrideWidth = 3, PaddingTop = 1, PaddingLeft = 1, CeilMode = true)]
[AvgPool2d(2, Stride = 2, Padding = 1, CeilMode = true, CountIncludePad = false)]
public partial class CeilAverages;

[Network(3, 7, 10)]
[AdaptiveAvgPool2d(5, 4)]
[Tanh]
[AdaptiveMaxPool2d(3, 3)]
[AdaptiveAvgPool2d(4, 2)]
public partial class AdaptiveOverlaps;

[Network(2, 6, 8)]
[AdaptiveMaxPool2d(3, 4)]
[AdaptiveAvgPool2d(1)]
[AdaptiveMaxPool2d(2)]
public partial class AdaptiveEven;

[Network(2, 5, 7)]
[LeakyReLU(NegativeSlope = -0.5f)]
[ELU(Alpha = -1)]
[Conv2d(3, 2)]
[LeakyReLU(NegativeSlope = 0)]
[Conv2d(3, 2)]
[ELU(Alpha = 0.3f)]
[Hardswish]
[Conv2d(2, 2)]
[LeakyReLU(NegativeSlope = 1.5f)]
[ReLU6]
public partial class SlopesAndAlphas;

// Numbers far enough from 0 for every piece of the activations.
[Network(1, 4, 5)]
[Conv2d(3, 1, Weights = [9, -9, 3])]
[Hardswish]
[Conv2d(3, 1, Groups = 3)]
[ReLU6]
[Conv2d(3, 1)]
[GELU]
[Conv2d(3, 1, Weights = [5, 0, 0, 0, 5, 0, 0, 0, -5])]
[SiLU]
[ELU]
public partial class WideActivations;

[Network(17, 3, 2)]
[Conv2d(5, 2)]
[Softmax]
[Conv2d(3, 1)]
[Flatten]
[Linear(19)]
[Softmax]
[Linear(2)]
public partial class SoftmaxInTheMiddle;

[Network(1, 2, 2)]
[Softmax]
[Flatten]
[Softmax]
public partial class SoftmaxOfOne;

// The maximum sees both the zeros and, around them, minus infinity.
[Network(2, 5, 4)]
[Tanh]
[ZeroPad2d(1)]
[MaxPool2d(3, Stride = 2, Padding = 1)]
[ZeroPad2d(PaddingTop = 2, PaddingRight = 3)]
[Conv2d(2, 3, Padding = 1, PaddingMode = PaddingMode.Reflect)]
[ZeroPad2d]
[ZeroPad2d(2, PaddingHeight = 0)]
public partial class ZeroPadded;

// One layer's output is the next one's input, under another letter.
[Network(2, 4, 4)]
[ReLU]
[SiLU]
[Conv2d(1, 1)]
public partial class DerivativesByOutputAndInput;

[Network(2, 3, 4)]
[Tanh]
[GELU]
[Flatten]
[Linear(3)]
public partial class DerivativesByOutputAndInputFlat;

[Network(1, 9, 9)]
[Conv2d(1, 3, Stride = 2, Dilation = 2, Weights = [1, 0, -1, 2, 0, -2, 1, 0, -1])]
public partial class ConstantStridedDilated;

// Windows too wide to be written out.
[Network(2, 1, 70)]
[MaxPool2d(1, 61, Stride = 1, PaddingWidth = 30)]
[Conv2d(2, 1, 61, PaddingWidth = 30)]
public partial class WideWindows;
