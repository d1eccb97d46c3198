using ConvGen;

namespace ConvGen.Benchmarks.Networks;

/// <summary>A layer of VGG's and ResNet's beginning: 3×3, 64 to 64 channels.</summary>
[Network(64, 56, 56)]
[Conv2d(64, 3, Padding = 1)]
public partial class Conv64;
