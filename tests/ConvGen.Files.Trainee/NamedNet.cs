namespace ConvGen.Files.Trainee;

/// <summary>Layers with names of their own.</summary>
[Network(1, 3, 3)]
[Conv2d(2, 3, Name = "Conv1")]
[Flatten]
[Linear(2, Name = "Fc")]
public partial class NamedNet;
