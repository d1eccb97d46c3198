namespace ConvGen.Tests.Layers;

public class WindowAttributeTests
{
    [Fact]
    public void A_specific_name_overrides_the_general_one()
    {
        var conv = new Conv2dAttribute(6, 5, 3) { Stride = 2, StrideWidth = 3, Padding = 1, PaddingHeight = 2, PaddingTop = 0, PaddingRight = 4 };

        Assert.Equal((5, 3), (conv.KernelHeight, conv.KernelWidth));
        Assert.Equal((2, 3), (conv.StrideHeight, conv.StrideWidth));
        Assert.Equal((0, 2, 1, 4), (conv.PaddingTop, conv.PaddingBottom, conv.PaddingLeft, conv.PaddingRight));
    }

    [Fact]
    public void Strides_are_one_for_convolution_and_the_kernel_for_pools()
    {
        Assert.Equal((1, 1), Strides(new Conv2dAttribute(6, 5)));
        Assert.Equal((2, 3), Strides(new MaxPool2dAttribute(2, 3)));
        Assert.Equal((4, 4), Strides(new AvgPool2dAttribute(4)));
    }

    private static (int, int) Strides(WindowAttribute window) => (window.StrideHeight, window.StrideWidth);
}
