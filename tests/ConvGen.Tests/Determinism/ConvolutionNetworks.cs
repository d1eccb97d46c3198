// Groups, dilations, borders and constant kernels.
namespace ConvGen.Tests.Determinism;

// Groups of several channels, of one, and of one with more outputs than inputs, from none to the next.
[Network(6, 7, 8)]
[Conv2d(9, 3, Groups = 3, Padding = 1)]
[ReLU]
[Conv2d(9, 3, Groups = 9, Stride = 2, Padding = 1, Bias = false)]
[Tanh]
[Conv2d(36, 2, Groups = 9)]
[ReLU6]
[Conv2d(4, 1, Groups = 4)]
public partial class Groups;

[Network(34, 4, 3)]
[Conv2d(68, 3, Padding = 1, Groups = 34)]
[SiLU]
[Conv2d(17, 1)]
public partial class DepthwiseManyChannels;

// Strides and dilations together, one dividing the other, neither, and a reach beyond the image.
[Network(2, 13, 11)]
[Conv2d(3, 3, Stride = 2, Dilation = 2, Padding = 3)]
[Sigmoid]
[Conv2d(4, 2, 3, StrideHeight = 3, StrideWidth = 2, DilationHeight = 2, DilationWidth = 3, PaddingTop = 1, PaddingLeft = 4, PaddingRight = 3)]
[LeakyReLU]
[Conv2d(2, 2, Dilation = 4, Padding = 2, Stride = 3)]
public partial class StridedDilations;

[Network(1, 3, 2)]
[Conv2d(3, 5, 6, Padding = 2, PaddingRight = 4)]
[ELU]
[Conv2d(2, 3, Dilation = 5, Padding = 6)]
[Conv2d(2, 7, Padding = 3, PaddingMode = PaddingMode.Replicate)]
public partial class KernelBeyondImage;

[Network(2, 5, 6)]
[Conv2d(3, 3, PaddingTop = 4, PaddingBottom = 1, PaddingLeft = 5, PaddingRight = 2, PaddingMode = PaddingMode.Reflect)]
[Tanh]
[Conv2d(2, 3, Stride = 2, PaddingBottom = 3, PaddingLeft = 2, PaddingMode = PaddingMode.Reflect, Groups = 1)]
public partial class ReflectedBorders;

[Network(4, 5, 4)]
[Conv2d(4, 4, 3, PaddingTop = 3, PaddingLeft = 7, PaddingRight = 1, PaddingMode = PaddingMode.Replicate, Groups = 2)]
[Conv2d(3, 2, Padding = 2, Dilation = 2, PaddingMode = PaddingMode.Replicate)]
public partial class ReplicatedBorders;

[Network(2, 4, 5)]
[Conv2d(3, 3, PaddingTop = 4, PaddingBottom = 3, PaddingLeft = 5, PaddingRight = 1, PaddingMode = PaddingMode.Circular)]
[GELU]
[Conv2d(2, 3, Stride = 2, Padding = 1, PaddingMode = PaddingMode.Circular, Bias = false)]
public partial class CircularBorders;

// Each convolution wants another border around what the one before it wrote.
[Network(1, 6, 7)]
[Conv2d(2, 3, Padding = 1, PaddingMode = PaddingMode.Reflect)]
[Conv2d(3, 5, Padding = 2, PaddingMode = PaddingMode.Circular)]
[Conv2d(2, 3, Padding = 2)]
[Conv2d(2, 2, PaddingBottom = 1, PaddingRight = 1, PaddingMode = PaddingMode.Replicate)]
[Flatten]
[Linear(3)]
public partial class BorderAfterBorder;

// One row and one column: what is mirrored or repeated is the image itself.
[Network(2, 1, 9)]
[Conv2d(3, 3, PaddingHeight = 1, PaddingWidth = 2, PaddingMode = PaddingMode.Replicate)]
[Conv2d(2, 1, 3, PaddingWidth = 8, PaddingMode = PaddingMode.Reflect)]
[Conv2d(2, 3, 1, PaddingTop = 1, PaddingBottom = 1, PaddingMode = PaddingMode.Circular)]
public partial class BordersOfOneRow;

[Network(2, 7, 6)]
[Conv2d(3, 4, AutoPad = AutoPad.SameUpper)]
[ReLU]
[Conv2d(2, 2, 3, AutoPad = AutoPad.SameLower, DilationHeight = 3)]
[ReLU]
[Conv2d(2, 4, 2, AutoPad = AutoPad.SameUpper, Dilation = 1, PaddingMode = PaddingMode.Circular)]
public partial class AutoPadded;

[Network(1, 8, 9)]
[Conv2d(2, 3, Weights = [1, 0, -1, 2, 0, -2, 1, 0, -1, 1, 2, 1, 0, 0, 0, -1, -2, -1], Padding = 1)]
[Conv2d(2, 2, Weights = [0.5f, 0, 0, -0.3f, 0, 0, 0, 0], Groups = 2, Stride = 2, Bias = true)]
public partial class ConstantKernels;

// A constant kernel between learned ones, with a border of its own, and one that sees only zeros.
[Network(2, 6, 6)]
[Conv2d(2, 2)]
[Conv2d(2, 3, Weights = [0, 1, 0, 1, -4, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], Padding = 1, PaddingMode = PaddingMode.Replicate)]
[Sigmoid]
[Conv2d(3, 2, Dilation = 2)]
public partial class ConstantBetweenLearned;
