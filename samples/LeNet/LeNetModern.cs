using ConvGen;

namespace Samples;

/// <summary>The same network as one would write it today: rectifiers and max pooling.</summary>
/// <remarks>The names make its weights' keys differ from those of <see cref="LeNet"/> (<c>conv1.weight</c>, not <c>0.weight</c>), so that the two are not mistaken for each other.</remarks>
[Network(1, 28, 28)]
[Conv2d(6, 5, Padding = 2, Name = "Conv1")] [ReLU]
[MaxPool2d(2)]
[Conv2d(16, 5, Name = "Conv2")] [ReLU]
[MaxPool2d(2)]
[Flatten]
[Linear(120, Name = "Linear1")] [ReLU]
[Linear(84, Name = "Linear2")] [ReLU]
[Linear(10, Name = "Linear3")]
public partial class LeNetModern;
