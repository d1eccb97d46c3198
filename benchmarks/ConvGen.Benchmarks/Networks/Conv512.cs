using ConvGen;

namespace ConvGen.Benchmarks.Networks;

/// <summary>A layer of VGG's end: 3×3, 512 to 512 channels.</summary>
[Network(512, 14, 14)]
[Conv2d(512, 3, Padding = 1)]
public partial class Conv512;
