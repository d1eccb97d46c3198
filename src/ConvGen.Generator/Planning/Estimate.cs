using System.Collections.Immutable;

namespace ConvGen.Generator.Planning;

/// <summary>What a schedule costs by the model of <see cref="Planning.Cost"/>, part by part, each in cycles a term; the parts add up.</summary>
/// <param name="Multiply">The multiply-adds themselves: the same for every schedule, and the machine's peak.</param>
/// <param name="Loads">What the loads take beyond that.</param>
/// <param name="Spills">What storing and loading registers that are not there takes beyond that.</param>
/// <param name="Latency">What waiting for results takes beyond that, where there are too few of them.</param>
/// <param name="Cache">What waiting for the second-level cache takes beyond that.</param>
/// <param name="Loop">Counting and jumping.</param>
/// <param name="Ends">Beginning and storing the results.</param>
/// <param name="Edges">What is computed for nothing where tiles stand out over an edge.</param>
/// <param name="Text">Not time, but a weight: long code is worse for caches, compilers and readers.</param>
/// <param name="Shape">What was counted.</param>
internal sealed record Estimate(double Multiply, double Loads, double Spills, double Latency, double Cache, double Loop, double Ends, double Edges, double Text, BodyShape Shape)
{
    /// <summary>The parts with their names, in the order in which they are added.</summary>
    public ImmutableArray<(string Name, double Cycles)> Parts =>
        [("multiply-adds", Multiply), ("loads", Loads), ("spills", Spills), ("latency", Latency), ("cache", Cache), ("loop", Loop), ("begin and store", Ends), ("edges", Edges), ("text", Text)];

    /// <summary>What schedules are compared by.</summary>
    public double Cost => Parts.Sum(part => part.Cycles);

    /// <summary>The part of the machine's multiply-adds that is expected to be put to use, from 0 to 1.</summary>
    public double Share => Multiply / (Cost - Text);

    /// <summary>What takes the most time of all that lies above the multiply-adds; they themselves where that is little.</summary>
    public string Bound => Parts.Skip(1).Where(part => part.Name != "text").OrderByDescending(part => part.Cycles).First() is var most && most.Cycles > 0.1 * Multiply ? most.Name : "multiply-adds";

    /// <summary>What makes this schedule worse than another: the part that grew the most.</summary>
    public (string Name, double Cycles) WorseThan(Estimate other) =>
        Parts.Zip(other.Parts, (own, its) => (own.Name, Cycles: own.Cycles - its.Cycles)).OrderByDescending(part => part.Cycles).First();
}

/// <summary>The straight-line code in the innermost loop.</summary>
/// <param name="Terms">Multiply-adds.</param>
/// <param name="Loads">Different elements that are read.</param>
/// <param name="Results">Elements that are added to.</param>
/// <param name="Registers">Registers that results, their winners and operands in use want.</param>
internal sealed record BodyShape(int Terms, int Loads, int Results, int Registers);
