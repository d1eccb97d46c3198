using ConvGen.Generator.Nests;

namespace ConvGen.Tests.Nests;

/// <summary>Sums of axes, as indices are written.</summary>
public sealed class AffineTests
{
    private static readonly Axis _y = new("y", 5), _ky = new("ky", -1, 3);

    [Fact]
    public void TermsAreGatheredAndZerosVanish()
    {
        Assert.Equal("2*y+ky-1", $"{(2 * _y) + _ky - 1}");
        Assert.Equal("3*y", $"{(2 * _y) + _ky - _ky + _y}");
        Assert.Equal("0", $"{(Affine)_y - _y}");
        Assert.Equal("7-y", $"{(-1 * (Affine)_y) + 7}");
    }

    [Fact]
    public void EqualSumsAreEqualInAnyOrder()
    {
        Affine a = _y + (Affine)_ky, b = _ky + (Affine)_y;
        Assert.Equal(a, b);
        Assert.Equal(a.GetHashCode(), b.GetHashCode());
        Assert.NotEqual(a, a + 1);
        Assert.NotEqual(a, a + _y);
    }

    [Fact]
    public void ARangeHasTheSignsOfItsTerms() =>
        Assert.Equal((-9, 2), ((Affine)_ky - (2 * _y)).Range(name => name == "y" ? _y : _ky));

    [Fact]
    public void AnAxisIsReplacedWithItsFactor()
    {
        Assert.Equal("6*yo+2*yi+ky", $"{((2 * _y) + _ky).Substitute("y", (3 * Affine.Of("yo")) + Affine.Of("yi"))}");
        Assert.Equal("ky+8", $"{((2 * _y) + _ky).Substitute(axis => axis == "y" ? 4 : null)}");
    }

    [Theory]
    [InlineData(7, 2, 3, 4)]
    [InlineData(-7, 2, -4, -3)]
    [InlineData(-6, 2, -3, -3)]
    [InlineData(0, 5, 0, 0)]
    public void QuotientsRoundDownAndUp(int a, int b, int floor, int ceiling) =>
        Assert.Equal((floor, ceiling), (Schedule.FloorDiv(a, b), Schedule.CeilDiv(a, b)));
}
