using ConvGen.Generator.Nests;
using static ConvGen.Tests.Inference.Declared;

namespace ConvGen.Tests.Nests;

/// <summary>What each transformation does to loops, indices and guards, and what it refuses.</summary>
public sealed class ScheduleTests
{
    private static readonly Generator.Inference.Network _network = SmallNetworks.Named("Net", Network(2, 7, 9, Conv(3, 3, ("Stride", 2), ("Padding", 1)), Layer("Sigmoid")));

    private static readonly Nest _conv = Stated.Of(_network, "Conv1Forward");
    private static readonly Nest _gather = Stated.Of(_network, "Conv1InputGradient");
    private static readonly Nest _sigmoid = Stated.Of(_network, "Sigmoid1Forward");

    [Fact]
    public void TheFormulasAreWhatTheTestsBelowSpeakOf()
    {
        Assert.Equal("Y[oc,y,x,n] = b[oc] + sum(ic,ky,kx) W[oc,ic,ky,kx] * X[ic,2*y+ky-1,2*x+kx-1,n]", _conv.Formula);
        Assert.Equal("oc:3, y:4, x:5, n:16 | ic:2, ky:3, kx:3", NestText.Loops(_conv));
    }

    [Fact]
    public void ASplitThatDividesAddsNoGuard()
    {
        var split = _conv.Split("y", 2);

        Assert.Equal("oc:3, yo:2, yi:2, x:5, n:16 | ic:2, ky:3, kx:3", NestText.Loops(split));
        Assert.Equal("Y[oc,2*yo+yi,x,n] = b[oc] + sum(ic,ky,kx) W[oc,ic,ky,kx] * X[ic,4*yo+2*yi+ky-1,2*x+kx-1,n]", split.Formula);
        Assert.Empty(split.Guards);
    }

    [Fact]
    public void ASplitThatDoesNotDivideAddsAGuard()
    {
        var split = _conv.Split("x", 3);

        Assert.Equal("oc:3, y:4, xo:2, xi:3, n:16 | ic:2, ky:3, kx:3", NestText.Loops(split));
        Assert.Equal("0<=3*xo+xi<5", NestText.Where(split));
    }

    [Fact]
    public void ASplitRemembersTheStatedAxisAndItsSteps()
    {
        var pieces = _conv.Split("ic", 2).Split("kx", 2).Split("kxo", 2).Loops.Where(loop => loop.Stated == "kx");

        Assert.Equal([("kxoo", 4, true), ("kxoi", 2, true), ("kxi", 1, true)], pieces.Select(loop => (loop.Axis.Name, loop.Step, loop.Reduces)));
    }

    [Fact]
    public void ASplitOfAShiftedAxisIsRefused()
    {
        var shifted = _gather.Split("iy", 4).Shift("y", 2 * Affine.Of("iyo"));
        Assert.Contains("y begins at", Assert.Throws<ArgumentException>(() => (shifted with { Loops = [.. shifted.Loops.Select(Below)] }).Split("y", 2)).Message);

        static Loop Below(Loop loop) => loop.Axis.Name == "y" ? loop with { Axis = loop.Axis with { From = -1 } } : loop;
    }

    [Fact]
    public void AnUnknownAxisIsRefusedByName() =>
        Assert.Equal("Conv1Forward has no loop over z", Assert.Throws<ArgumentException>(() => _conv.Split("z", 2)).Message);

    [Theory]
    [InlineData("oc,y,x,n,ky,ic,kx", "ky,ic,kx")]
    [InlineData("oc,y,x,n,ic,kx,ky", "ic,kx,ky")]
    [InlineData("kx,ic,ky,oc,y,x,n", "kx,ic,ky")]
    public void AnOrderOtherThanTheStatedOneOfAReductionIsRefused(string order, string run)
    {
        var error = Assert.Throws<InvalidOperationException>(() => _conv.Reorder(order.Split(',')));
        Assert.Equal($"Conv1Forward: the terms are stated in the order ic,ky,kx, not {run}", error.Message);
    }

    [Theory]
    [InlineData("kyi,kyo")]
    [InlineData("kyo,kx,kyi")]
    public void PiecesOfAReductionsAxisStayNestedInOrder(string pieces)
    {
        string[] order = ["oc", "y", "x", "n", "ic", .. pieces.Split(',').Append("kx").Distinct()];
        Assert.Throws<InvalidOperationException>(() => _conv.Split("ky", 2).Reorder(order));
    }

    [Fact]
    public void LoopsOfTheOutputMayGoAnywhere()
    {
        var reordered = _conv.Reorder(["x", "ic", "n", "ky", "oc", "kx", "y"]);
        Assert.Equal("x:5 | ic:2, n:16, ky:3, oc:3, kx:3, y:4", NestText.Loops(reordered));
    }

    [Fact]
    public void AnAxisOfOneValueHasNoOrder()
    {
        var single = Stated.Of(SmallNetworks.Named("Net", Network(1, 5, 5, Conv(2, 3))), "Conv1Forward");
        Assert.Equal(["ky", "kx", "ic"], single.Reorder(["oc", "y", "x", "n", "ky", "kx", "ic"]).Loops.Where(loop => loop.Reduces).Select(loop => loop.Axis.Name));
    }

    [Theory]
    [InlineData("oc,y,x,n,ic,ky")]
    [InlineData("oc,y,x,n,ic,ky,ky")]
    [InlineData("oc,y,x,n,ic,ky,kx,kx")]
    public void AnOrderThatNamesALoopTwiceOrNotAtAllIsRefused(string order) =>
        Assert.Equal("Conv1Forward: an order must name each loop once", Assert.Throws<ArgumentException>(() => _conv.Reorder(order.Split(','))).Message);

    [Fact]
    public void AVectorHoldsAnAxisAsLongAsItself() =>
        Assert.Equal("oc:3, y:4, x:5, <n:16> | ic:2, ky:3, kx:3", NestText.Loops(_conv.Vectorise("n", 16)));

    [Fact]
    public void AnAxisLongerThanAVectorIsSplit() =>
        Assert.Equal("oc:3, y:4, x:5, no:4, <ni:4> | ic:2, ky:3, kx:3", NestText.Loops(_conv.Vectorise("n", 4)));

    [Fact]
    public void AnAxisThatLanesDoNotDivideIsRefused() =>
        Assert.Equal("Conv1Forward: x has 5 values, which 4 lanes do not divide", Assert.Throws<ArgumentException>(() => _conv.Vectorise("x", 4)).Message);

    [Fact]
    public void APartOfAnAxisCountsFromZeroAndSeesTheTensorsFromThereOn()
    {
        // The stride is 2, so the image moves on twice as far; an image has 16 lanes.
        var part = _conv.Part("x", 2, 3);
        Assert.Equal("oc:3, y:4, x:3, n:16 | ic:2, ky:3, kx:3", NestText.Loops(part));
        Assert.Equal([("X", 64), ("b", 0), ("W", 0), ("Y", 32)], part.Tensors.Select(tensor => (tensor.Letter, tensor.Start)));
        Assert.Equal(_conv.Formula, part.Formula);
        Assert.Equal([96, 0, 0, 48], part.Part("x", 1, 2).Tensors.Select(tensor => tensor.Start));
    }

    [Fact]
    public void APartOfAnAxisThatAGuardBoundsIsRefused() =>
        Assert.Contains("ix is bounded", Assert.Throws<ArgumentException>(() => _gather.Part("ix", 0, 2)).Message);

    [Fact]
    public void UnrollMarksLoopsAndMovesNone()
    {
        Assert.Equal("oc:3, y:4, x:5, n:16 | ic:2, [ky:3], [kx:3]", NestText.Loops(_conv.Unroll("ky", "kx")));
        Assert.Equal("[oc:3], [y:4], [x:5], <n:16> | [ic:2], [ky:3], [kx:3]", NestText.Loops(_conv.Vectorise("n", 16).UnrollAll()));
    }

    [Fact]
    public void AShiftCoversWhatTheGuardsLeave()
    {
        // 0 <= iy - 2y + 1 < 3 with iy = 4*iyo + iyi, y = 2*iyo + y': 0 <= iyi - 2y' + 1 < 3 for some iyi in 0..3.
        var shifted = _gather.Split("iy", 4).Shift("y", 2 * Affine.Of("iyo"));

        Assert.Equal(new Axis("y", 0, 3), shifted.AxisOf("y"));
        Assert.Equal("0<=iyi-2*y+1<3, 0<=ix-2*x+1<3, 0<=4*iyo+iyi<7, 0<=2*iyo+y<4", NestText.Where(shifted));
        Assert.Equal("dX[ic,4*iyo+iyi,ix,n] = sum(oc,y,x) W[oc,ic,iyi-2*y+1,ix-2*x+1] * dY[oc,2*iyo+y,x,n]", shifted.Formula);
    }

    [Fact]
    public void AShiftMayBeginBelowItsOrigin()
    {
        // Without a stride an input's first window lies above it: 0 <= iyi - y' < 3.
        var gather = Stated.Of(SmallNetworks.Named("Net", Network(1, 6, 6, Conv(1, 3))), "Conv1InputGradient");
        Assert.Equal(new Axis("y", -2, 2), gather.Split("iy", 2).Shift("y", 2 * Affine.Of("iyo")).AxisOf("y"));
    }

    [Fact]
    public void AShiftThatNoGuardBoundsIsRefused() =>
        Assert.Contains("no guard bounds oc", Assert.Throws<ArgumentException>(() => _gather.Shift("oc", Affine.Of("iy"))).Message);

    [Fact]
    public void FusionRenamesAxesAndDropsTheTensorBetween()
    {
        var fused = _conv.Fuse(_sigmoid);

        Assert.Equal("A[oc,y,x,n] = Sigmoid(b[oc] + sum(ic,ky,kx) W[oc,ic,ky,kx] * X[ic,2*y+ky-1,2*x+kx-1,n])", fused.Formula);
        Assert.Equal(["X", "b", "W", "A"], fused.Tensors.Select(tensor => tensor.Letter));
        Assert.Equal(("Conv1Forward", "3 kernels of 3×3 over 2×7×9, then Sigmoid"), (fused.Name, fused.Summary));
        Assert.Equal(_conv.Loops, fused.Loops);
    }

    [Fact]
    public void WhatAMapReadsBesideIsRenamedToo()
    {
        var network = SmallNetworks.Named("Net", Network(2, 7, 9, Layer("Tanh"), Conv(3, 3)));
        var fused = Stated.Of(network, "Conv1InputGradient").Fuse(Stated.Of(network, "Tanh1InputGradient"));
        Assert.Equal("dZ[ic,iy,ix,n] = (sum(oc,y,x) W[oc,ic,iy-y,ix-x] * dY[oc,y,x,n]) * fma(0 - A[ic,iy,ix,n], A[ic,iy,ix,n], 1)", fused.Formula);
    }

    [Fact]
    public void WhatIsNoMapOrReadsElsewhereIsNotFused()
    {
        Assert.Equal("Conv1Forward cannot be fused into Conv1Forward", Assert.Throws<ArgumentException>(() => _conv.Fuse(Reading(_conv, _conv))).Message);
        Assert.Throws<ArgumentException>(() => _sigmoid.Fuse(Reading(_sigmoid, _sigmoid)));
        var y = _conv.Output.Tensor;
        var turned = _sigmoid with { Value = y[[.. _sigmoid.Output.Index.Select((index, d) => d == 1 ? index + 1 : index)]] };
        Assert.Throws<ArgumentException>(() => _conv.Fuse(turned));

        // The same nest, made to read what another writes.
        static Nest Reading(Nest reader, Nest writer) => reader with { Value = writer.Output };
    }

    [Fact]
    public void SumsThatAreAddedToAreNotFused()
    {
        var sums = Stated.Of(_network, "Conv1WeightGradient");
        var map = Nest.Map("Double", "twice", [.. sums.Loops.Where(loop => !loop.Reduces).Select(loop => loop.Axis)], sums.Output, sums.Output + sums.Output);
        Assert.Throws<ArgumentException>(() => sums.Fuse(map));
    }
}
