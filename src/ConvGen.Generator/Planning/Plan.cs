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
/// <param name="Steps">What is done to each block.</param>
/// <param name="Totals">What a group of blocks then hands to the statistics of the whole batch, which the next phase reads.</param>
internal sealed record Phase(ImmutableArray<Step> Steps, ImmutableArray<Step> Totals)
{
    public static readonly Phase Empty = new([], []);
}

/// <summary>Where a region lies in its space, in floats.</summary>
/// <param name="Value">What it starts out with: the value of a border.</param>
internal sealed record Place(Region Region, int Offset, int Length, float Value = 0f);

/// <summary>What a plan is for.</summary>
internal enum Purpose
{
    /// <summary>Forward as in training, and back. Predicts too, where no layer predicts otherwise.</summary>
    Training,

    /// <summary>Forward where layers predict otherwise than they train.</summary>
    Prediction,

    /// <summary>Forward for one image at a time: a lane is a channel.</summary>
    Single,
}

/// <summary>Everything that is decided about a network, but for the schedules, which depend on the target too.</summary>
/// <param name="Places">Where each region lies.</param>
/// <param name="Forward">The phases of the way forward: all blocks end one before any begins the next.</param>
/// <param name="Backward">The phases of the way back, in the order in which they run.</param>
/// <param name="Folds">From a group's sums to its gradient; in a plan for one image, from parameters to packed ones.</param>
/// <param name="Constants">Numbers that kernels read.</param>
internal sealed record Plan(
    Network Network, Purpose Purpose, ImmutableArray<Place> Places, ImmutableArray<Phase> Forward, ImmutableArray<Phase> Backward, ImmutableArray<Step> Folds, ImmutableArray<(Region Region, float[] Values)> Constants)
{
    /// <summary>The name of the regions that hold a block's images and their gradient; no layer can have it.</summary>
    public const string Image = "(image)";

    public Place PlaceOf(Region region) => Places.First(place => place.Region == region);

    /// <summary>Floats in a space of work memory.</summary>
    public int LengthOf(Space space) => Places.Where(place => place.Region.Space == space).Select(place => place.Offset + place.Length).DefaultIfEmpty().Max();

    public IEnumerable<Step> Steps => Forward.Concat(Backward).SelectMany(phase => phase.Steps.Concat(phase.Totals)).Concat(Folds);

    /// <summary>The part of the batch's statistics that a phase's totals make.</summary>
    public (int Offset, int Length) StatisticsOf(Phase phase)
    {
        var places = phase.Totals.Select(step => PlaceOf(step.Nest.Output.Tensor.Region)).ToList();
        int first = places.Select(place => place.Offset).DefaultIfEmpty().Min();
        return (first, places.Select(place => place.Offset + place.Length).DefaultIfEmpty().Max() - first);
    }

    /// <summary>Of a plan for one image: how many images, at most, are better taken one at a time than as a block.</summary>
    public int UpTo { get; init; }

    /// <summary>The plan as short text.</summary>
    public override string ToString() => PlanText.Whole(this);
}
