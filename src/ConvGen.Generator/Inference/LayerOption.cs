using ConvGen.Generator.Declarations;

namespace ConvGen.Generator.Inference;

/// <summary>One thing that distinguishes a layer from others of its kind, as data for exporters.</summary>
/// <param name="Name">Such as <c>stride</c>.</param>
/// <param name="Values">Its numbers, everything resolved: a double holds every <see cref="int"/> and every <see cref="float"/>.</param>
internal sealed record LayerOption(string Name, params EquatableArray<double> Values);
