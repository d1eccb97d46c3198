// Few channels: for one image columns fill the lanes, and the last of them are computed twice.
namespace ConvGen.Tests.Determinism;

[Network(3, 9, 45)]
[Conv2d(5, 3, Padding = 1, PaddingMode = PaddingMode.Reflect)]
[Tanh]
[MaxPool2d(2)]
[Conv2d(4, 3, Stride = 2, PaddingLeft = 1)]
[GELU]
[AvgPool2d(3, Stride = 1, Padding = 1)]
public partial class WideFewChannels;

[Network(1, 11, 30)]
[Conv2d(2, 3, Weights = [-1, 0, 1, -2, 0, 2, -1, 0, 1, -1, -2, -1, 0, 0, 0, 1, 2, 1])]
[ReLU]
public partial class FilterBank;

[Network(6, 8, 21)]
[Conv2d(6, 3, Groups = 3, Padding = 1)]
[Sigmoid]
[BatchNorm2d]
[Conv2d(9, 1, Groups = 3)]
[Softmax]
public partial class FewChannelsInGroups;

[Network(3, 10, 19)]
[Conv2d(4, 3)]
[ELU]
[Dropout]
[AvgPool2d(2, Stride = 2, PaddingRight = 1)]
[Conv2d(33, 2)]
[SiLU]
[Flatten]
[Linear(3)]
public partial class FewChannelsThenMany;

// Every third column fills no lanes.
[Network(2, 8, 34)]
[Conv2d(3, 3, StrideWidth = 3)]
[Sigmoid]
[AdaptiveAvgPool2d(3, 5)]
public partial class FewChannelsApart;
