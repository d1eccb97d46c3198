// What the networks of PyTorch's numbers leave out.
namespace ConvGen.Onnx.Networks;

[Network(3, 7, 10)]
[AdaptiveMaxPool2d(3, 4)]
public partial class AdaptiveMaximaUneven;

[Network(3, 8, 12)]
[AdaptiveMaxPool2d(4, 3)]
[AdaptiveAvgPool2d(2, 3)]
[AdaptiveMaxPool2d(1)]
public partial class AdaptivePoolsEven;

[Network(2, 12, 11)]
[AvgPool2d(4, 3, Stride = 3, Padding = 1, CeilMode = true)]
public partial class MeansCeilPadded;

[Network(2, 11, 10)]
[AvgPool2d(4, 3, Stride = 3, PaddingTop = 2, PaddingLeft = 1, CeilMode = true, CountIncludePad = false)]
public partial class MeansCeilExcluded;

// The last window would begin behind the image, so PyTorch leaves it out.
[Network(1, 9, 9)]
[AvgPool2d(4, Stride = 4, Padding = 2, CeilMode = true)]
public partial class MeansCeilDropped;

[Network(1, 9, 9)]
[MaxPool2d(4, Stride = 4, Padding = 2, CeilMode = true)]
public partial class MaximaCeilDropped;

[Network(2, 12, 12)]
[MaxPool2d(2, Stride = 3, Dilation = 5, Padding = 3, CeilMode = true)]
public partial class MaximaDilatedPadded;

[Network(2, 9, 9)]
[MaxPool2d(3, Stride = 2, PaddingTop = 1, PaddingRight = 1)]
public partial class MaximaFourSides;

[Network(2, 6, 6)]
[Conv2d(4, 3, PaddingTop = 2, PaddingBottom = 1, PaddingLeft = 3, PaddingMode = PaddingMode.Circular)]
public partial class CircularFourSides;

[Network(2, 6, 6)]
[Conv2d(4, 3, PaddingTop = 2, PaddingRight = 1, PaddingMode = PaddingMode.Reflect, Groups = 2, Stride = 2)]
public partial class ReflectFourSides;

[Network(2, 6, 6)]
[ZeroPad2d(1, PaddingTop = 2)]
[Conv2d(4, 3, Groups = 2, Weights = [-1, 0, 1, -2, 0, 2, -1, 0, 1, 0, 1, 0, 1, 0.5f, 1, 0, 1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 1, 1, 1, 1, 1, 1, 1, 1], Bias = true)]
[Hardswish]
[Softmax]
public partial class ConstantKernels;

[Network(3, 9, 9)]
[Conv2d(5, 3, Bias = false, Name = "Stem")] [BatchNorm2d(Eps = 1e-3f, Momentum = 0.01f)] [ReLU6]
[Conv2d(6, 3, Dilation = 2, AutoPad = AutoPad.SameLower)] [Hardswish]
[Dropout(0.3f)]
[Flatten]
[Linear(7, Name = "classes")]
[Dropout]
[Softmax]
public partial class NamedNet;

[Network(1, 3, 4)]
[Dropout]
public partial class NothingToDo;
