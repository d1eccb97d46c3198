using System.Collections.Immutable;
using ConvGen.Generator.Inference;
using ConvGen.Generator.Nests;

namespace ConvGen.Generator.Planning;

/// <summary>A nest in its turn.</summary>
/// <param name="Nest">What is computed, as stated and fused.</param>
/// <param name="Layer">The layer that it belongs to.</param>
/// <param name="OnlyForInput">Whether nothing but the gradient of the images depends on it.</param>
internal sealed record Step(Nest Nest, string Layer, bool OnlyForInput = false);

/// <summary>Steps that a block of images goes through without waiting for other blocks.</summary>
internal sealed record Phase(ImmutableArray<Step> Forward, ImmutableArray<Step> Backward);

/// <summary>Where a region lies in its space, in floats.</summary>
/// <param name="Value">What it starts out with: the value of a border.</param>
internal sealed record Place(Region Region, int Offset, int Length, float Value = 0f);

/// <summary>Everything that is decided about a network, but for the schedules, which depend on the target too.</summary>
/// <param name="Places">Where each region lies.</param>
/// <param name="Phases">All blocks end one before any begins the next.</param>
/// <param name="Folds">From a group's sums to its gradient.</param>
/// <param name="Constants">Numbers that kernels read.</param>
internal sealed record Plan(
    Network Network, ImmutableArray<Place> Places, ImmutableArray<Phase> Phases, ImmutableArray<Step> Folds, ImmutableArray<(Region Region, float[] Values)> Constants)
{
    /// <summary>The name of the regions that hold a block's images and their gradient; no layer can have it.</summary>
    public const string Image = "(image)";

    public Place PlaceOf(Region region) => Places.First(place => place.Region == region);

    /// <summary>Floats in a space of work memory.</summary>
    public int LengthOf(Space space) => Places.Where(place => place.Region.Space == space).Select(place => place.Offset + place.Length).DefaultIfEmpty().Max();

    public IEnumerable<Step> Steps => Phases.SelectMany(phase => phase.Forward).Concat(Phases.Reverse().SelectMany(phase => phase.Backward)).Concat(Folds);

    /// <summary>The plan as short text.</summary>
    public override string ToString() => PlanText.Whole(this);
}
