using ConvGen.Generator.Declarations;

namespace ConvGen.Tests.Declarations;

/// <summary>An array that compares by its elements.</summary>
public sealed class EquatableArrayTests
{
    [Fact]
    public void EqualElementsMakeEqualArrays()
    {
        EquatableArray<string> one = ["a", "b"];
        EquatableArray<string> two = ["a", "b"];

        Assert.True(one == two);
        Assert.Equal(one.GetHashCode(), two.GetHashCode());
        Assert.True(one != ["b", "a"]);
        Assert.True(one != ["a"]);
    }

    [Fact]
    public void TheDefaultIsEmpty()
    {
        EquatableArray<int> none = default;

        Assert.Equal(0, none.Length);
        Assert.Empty(none);
        Assert.True(none == []);
        Assert.Equal(none.GetHashCode(), new EquatableArray<int>([]).GetHashCode());
    }

    [Fact]
    public void ItKeepsACopy()
    {
        int[] items = [1, 2];
        var array = new EquatableArray<int>(items);
        items[0] = 9;

        Assert.Equal(1, array[0]);
        Assert.Equal([1, 2], array);
    }

    [Fact]
    public void ARecordWithOneComparesByValue() =>
        Assert.Equal(new LayerDeclaration("Conv2d", [new("kernel", 3)]), new LayerDeclaration("Conv2d", [new("kernel", 3)]));
}
