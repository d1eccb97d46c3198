using ConvGen;

namespace ConvGen.Benchmarks.Networks;

/// <summary>A layer of MobileNet: 3×3, each of 256 channels on its own.</summary>
[Network(256, 28, 28)]
[Conv2d(256, 3, Padding = 1, Groups = 256)]
public partial class Depthwise256;
