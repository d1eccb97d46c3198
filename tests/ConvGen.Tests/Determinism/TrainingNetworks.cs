// What is one thing in training and another in prediction, and a network of all that has no parameters.
namespace ConvGen.Tests.Determinism;

[Network(2, 6, 7)]
[BatchNorm2d]
[Conv2d(3, 3, Padding = 1, Bias = false)]
[BatchNorm2d(Eps = 0.01f, Momentum = 0.75f)]
[ReLU]
[MaxPool2d(2)]
[Conv2d(5, 2)]
[BatchNorm2d(Momentum = 0)]
[Sigmoid]
[Flatten]
[Linear(3)]
public partial class BatchNorms;

// Statistics with nothing between them; the last of one position.
[Network(17, 2, 1)]
[BatchNorm2d(Momentum = 1)]
[BatchNorm2d]
[AvgPool2d(2, 1)]
[BatchNorm2d]
public partial class BatchNormAfterBatchNorm;

[Network(3, 6, 6)]
[Dropout(0.2f)]
[Conv2d(4, 3, Bias = false)]
[BatchNorm2d]
[GELU]
[Dropout]
[Conv2d(6, 2, Groups = 2)]
[BatchNorm2d(Momentum = 0.5f)]
[Dropout(0.1f)]
[Flatten]
[Linear(9)]
[Dropout(0.9f)]
[Linear(4)]
[Softmax]
public partial class DropoutAndBatchNorm;

[Network(2, 3, 5)]
[Dropout(0)]
[Flatten]
[Dropout(1)]
public partial class DropoutOfNothingAndAll;

[Network(2, 8, 7)]
[Hardswish]
[ZeroPad2d(1)]
[AvgPool2d(3, Stride = 2, CeilMode = true)]
[AdaptiveMaxPool2d(3, 2)]
[Dropout(0.3f)]
[Softmax]
public partial class EveryKindWithoutParameters;

// A prediction pads what the dropout, a view then, has left as it was.
[Network(3, 5, 4)]
[BatchNorm2d]
[Dropout]
[MaxPool2d(2, Padding = 1)]
public partial class MaximaBehindDropout;

[Network(2, 4, 5)]
[Dropout(0.3f)]
[Dropout]
[MaxPool2d(3, Stride = 2, Padding = 1)]
public partial class MaximaBehindDropouts;
