// One channel inside a border: with one image its columns lie side by side, and what follows a row is no room.
namespace ConvGen.Tests.Determinism;

[Network(1, 28, 28)]
[Conv2d(1, 3, Padding = 1)]
[Conv2d(4, 5, Padding = 2)]
public partial class OneChannelBetween;

[Network(1, 14, 14)]
[ReLU]
[Conv2d(4, 3, Padding = 1)]
public partial class OneChannelMapped;

[Network(1, 8, 8)]
[Conv2d(4, 7, Padding = 3, PaddingMode = PaddingMode.Circular)]
public partial class OneChannelAround;

[Network(1, 12, 28)]
[ReLU]
[Conv2d(1, 5, PaddingLeft = 4)]
[ReLU]
[Conv2d(3, 5, PaddingLeft = 4)]
public partial class OneChannelAside;

// Names that begin with a small letter, or with one that has no case, for layers of several kernels.
[Network(2, 6, 6)]
[Conv2d(3, 3, Name = "block")]
[BatchNorm2d(Name = "images")]
[Conv2d(4, 2, Name = "input")]
[BatchNorm2d(Name = "_n")]
[Conv2d(4, 2, Name = "層")]
[BatchNorm2d(Name = "正規化")]
[Flatten]
[Linear(5, Name = "output")]
[Softmax(Name = "phase")]
public partial class SmallNames;
