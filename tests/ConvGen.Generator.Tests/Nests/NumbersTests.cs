using ConvGen.Generator.Nests;
using ConvGen.Generator.Planning;

namespace ConvGen.Tests.Nests;

/// <summary>The principle at its root: however a nest is run, it computes the bits of the nest as it was stated.</summary>
public sealed class NumbersTests
{
    [Theory]
    [MemberData(nameof(SmallNetworks.Names), MemberType = typeof(SmallNetworks))]
    public void TransformationsKeepThem(string network) => Each(Planner.Of(SmallNetworks.Of(network)), (stated, holds) =>
    {
        foreach (var target in Target.All.Where(_ => !Scheduler.IsRows(stated)))
        {
            foreach (var (name, nest, lowers) in Variants.Of(stated, target.Lanes))
            {
                string what = $"{stated.Name}, {target.Bits} bits, {name}";
                holds(what, memory => NestInterpreter.Run(nest, memory));
                if (lowers)
                    holds($"{what}, lowered", memory => LoweredInterpreter.Run(Lower.Nest(nest), memory));
            }
        }
    });

    [Theory]
    [MemberData(nameof(SmallNetworks.Names), MemberType = typeof(SmallNetworks))]
    public void SchedulesKeepThem(string network)
    {
        var plan = Planner.Of(SmallNetworks.Of(network));
        SchedulesKeep(plan);
        if (SinglePlanner.Of(plan.Network) is { } single)
            SchedulesKeep(single);
    }

    private static void SchedulesKeep(Plan plan)
    {
        var kernels = Kernels.Of(plan, Target.All);
        Each(plan, (stated, holds) =>
        {
            // A nest that shares another's kernel is proved by that other.
            foreach (var target in Target.All.Where(_ => kernels.Rows.Concat(kernels[Target.All[0]]).All(kernel => !kernel.Nest.Twins.Contains(stated.Name))))
            {
                var kernel = kernels[target].Concat(kernels.Rows).Single(kernel => kernel.Nest.Name == stated.Name);
                string what = $"{plan.Purpose}: {stated.Name}, {target.Bits} bits";
                holds($"{what}, scheduled", memory => NestInterpreter.Run(kernel.Nest, memory));
                holds($"{what}, lowered", memory => LoweredInterpreter.Run(kernel, memory));
            }
        });
    }

    [Theory]
    [MemberData(nameof(SmallNetworks.Names), MemberType = typeof(SmallNetworks))]
    public void FusionKeepsThem(string network)
    {
        var stated = Stated.Of(SmallNetworks.Of(network));
        var fused = Planner.Of(SmallNetworks.Of(network)).Steps.Where(step => step.Layer.Length > 0).Select(step => step.Nest).ToList();
        Memory expected = Memory.Random(stated), actual = Memory.Random(fused);

        foreach (var nest in stated)
            NestInterpreter.Run(nest, expected);
        foreach (var nest in fused)
            NestInterpreter.Run(nest, actual);

        actual.AssertEqual(network, expected);
    }

    /// <summary>Runs every nest of a plan as stated, then whatever the test wants to hold against it.</summary>
    private static void Each(Plan plan, Action<Nest, Action<string, Action<Memory>>> test)
    {
        var nests = plan.Steps.Select(step => step.Nest).ToList();
        var all = Memory.Random(nests);
        foreach (var nest in nests)
        {
            var before = all.Only(nest);
            var expected = before.Copy();
            NestInterpreter.Run(nest, expected);
            test(nest, (what, run) =>
            {
                var memory = before.Copy();
                run(memory);
                memory.AssertEqual(what, expected);
            });
        }
    }
}
