using ConvGen.Generator.Nests;
using ConvGen.Generator.Planning;
using static ConvGen.Tests.Inference.Declared;

namespace ConvGen.Tests.Nests;

/// <summary>Loops made explicit: every guard becomes a bound, a cut or nothing.</summary>
public sealed class LowerTests
{
    private static readonly Nest _gather = Stated.Of(SmallNetworks.Named("Net", Network(2, 7, 9, Conv(3, 3, ("Stride", 2), ("Padding", 1)))), "Conv1InputGradient");

    [Fact]
    public void AGuardOfALoopAndOuterLoopsBecomesItsBounds()
    {
        string text = LoweredText.Of(Lower.Nest(_gather.Vectorise("n", 16)));

        // 0 <= iy - 2y + 1 < 3.
        Assert.Contains("for y from max(0, ceil((iy-1)/2)) to min(4, ceil((iy+2)/2))", text);
        Assert.Contains("for x from max(0, ceil((ix-1)/2)) to min(5, ceil((ix+2)/2))", text);
    }

    [Fact]
    public void AGuardThatUnrolledAxesDependOnTooCutsTheLoop()
    {
        // Tiles of 4 columns, the last of which stands out: 0 <= 4*ixo + ixi < 9.
        var tiled = Variants.Tiled(Stated.Of(SmallNetworks.Named("Net", Network(2, 7, 9, Conv(3, 3, ("Padding", 1)))), "Conv1Forward").Vectorise("n", 16), "x", 4);
        var lowered = Lower.Nest(tiled);

        var tiles = lowered.All.OfType<Tile>().Select(tile => tile.Accumulators.Length);
        Assert.Equal([4, 1], tiles);
        Assert.Contains("for xo from 0 to 2", LoweredText.Of(lowered));
    }

    [Fact]
    public void AGuardThatAlwaysHoldsLeavesNothing()
    {
        var nest = _gather with { Guards = [new(Affine.Of("iy") + 3, 0, 100)] };
        Assert.All(Lower.Nest(nest.Vectorise("n", 16)).All.OfType<For>(), loop => Assert.Equal((1, 1), (loop.From.Length, loop.To.Length)));
    }

    [Fact]
    public void AnOutputWithoutTermsIsStillStored()
    {
        // A stride of 3 skips every third row and column.
        var gaps = Stated.Of(SmallNetworks.Named("Net", Network(1, 5, 5, Conv(1, 2, ("Stride", 3)))), "Conv1InputGradient").Vectorise("n", 16).UnrollAll();
        var lowered = Lower.Nest(gaps);

        Assert.Equal(25, lowered.All.OfType<Tile>().Sum(tile => tile.Accumulators.Length));
        Assert.Equal(16, lowered.All.OfType<Accumulate>().Count());
    }

    [Fact]
    public void UnrolledAxesBecomeNumbers()
    {
        var lowered = Lower.Nest(_gather.Vectorise("n", 16).UnrollAll());

        Assert.All(lowered.All.OfType<Accumulate>().SelectMany(step => step.Term.Loads), load => Assert.True(load.Address.Without("n").IsConstant, $"{load}"));
        Assert.Empty(lowered.All.OfType<For>());
    }

    [Fact]
    public void LoopsInsideAReductionMustBeWrittenOut()
    {
        var inside = _gather.Reorder(["ic", "iy", "n", "oc", "y", "x", "ix"]);
        Assert.Equal("Conv1InputGradient: ix lies inside the reduction and must be unrolled", Assert.Throws<InvalidOperationException>(() => Lower.Nest(inside)).Message);
    }

    [Fact]
    public void AGuardThatNoLoopDecidesIsRefused()
    {
        var tiled = Variants.Tiled(_gather.Vectorise("n", 16), "ix", 3);
        Assert.Equal("Conv1InputGradient: no loop decides 0<=3*ixo+ixi-2*x+1<3", Assert.Throws<InvalidOperationException>(() => Lower.Nest(tiled)).Message);
    }

    [Theory]
    [MemberData(nameof(SmallNetworks.Names), MemberType = typeof(SmallNetworks))]
    public void ScopesOfWrittenOutLoopsShareNoLoads(string network) => AllKernels(network, kernel =>
    {
        var writtenOut = kernel.Nest.Loops.Where(loop => loop.Kind == LoopKind.Unrolled).Select(loop => loop.Axis.Name).ToHashSet();
        foreach (var siblings in kernel.All.Select(Body).Append(kernel.Body))
        {
            var loads = siblings.OfType<Scope>().Where(scope => writtenOut.Contains(scope.Label.Split(' ')[0])).SelectMany(scope => Loads(scope).Distinct()).ToList();
            Assert.True(loads.Count == loads.Distinct().Count(), $"{kernel.Nest.Name} loads an element in two scopes.");
        }
    });

    [Theory]
    [MemberData(nameof(SmallNetworks.Names), MemberType = typeof(SmallNetworks))]
    public void AllThatMovesIsALoopOrALane(string network) => AllKernels(network, kernel =>
    {
        Walk(kernel.Body, [kernel.Lane?.Name ?? ""]);

        void Walk(IEnumerable<Node> nodes, string[] axes)
        {
            foreach (var node in nodes)
            {
                var inside = node is For loop ? [.. axes, loop.Axis.Name] : node is MoveRows rows ? [.. axes, .. rows.Axes.Select(axis => axis.Name)] : axes;
                Assert.All(node.Elements, load => Assert.All(load.Address.Terms, term => Assert.Contains(term.Axis, inside)));
                Walk(Body(node), inside);
            }
        }
    });

    [Theory]
    [MemberData(nameof(SmallNetworks.Names), MemberType = typeof(SmallNetworks))]
    public void EveryOutputIsStoredOnce(string network) => AllKernels(network, kernel =>
    {
        var stores = kernel.All.OfType<Tile>().SelectMany(tile => tile.Accumulators.Select(result => result.Output.Address));
        Assert.All(stores.GroupBy(address => address).Where(same => same.Key.Without(kernel.Lane?.Name ?? "").IsConstant), same => Assert.Single(same));
    });

    private static void AllKernels(string network, Action<LoweredNest> test)
    {
        var kernels = Kernels.Of(Planner.Of(SmallNetworks.Of(network)));
        Assert.All(Target.All.SelectMany(target => kernels[target]).Concat(kernels.Rows), test);
    }

    private static IReadOnlyList<Node> Body(Node node) => node switch
    {
        For loop => loop.Body,
        Scope scope => scope.Body,
        Tile tile => tile.Body,
        _ => [],
    };

    private static IEnumerable<Load> Loads(Node node) => (node is Accumulate step ? step.Term.Loads : []).Concat(Body(node).SelectMany(Loads));
}
