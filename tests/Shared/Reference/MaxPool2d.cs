namespace ConvGen.Tests.Reference;

/// <summary>y[c,oy,ox] = max(ky,kx) x[c, oy·s+ky·d−p, ox·s+kx·d−p] over the cells inside the input.</summary>
internal sealed record MaxPool2d(Shape Input, Window Window) : MaximumLayer(Input, Window.Output(Input, Input.Channels))
{
    protected override int[] Rows(int oy) =>
        [.. Enumerable.Range(0, Window.KernelHeight).Select(ky => Window.Row(oy, ky)).Where(iy => iy >= 0 && iy < Input.Height)];

    protected override int[] Columns(int ox) =>
        [.. Enumerable.Range(0, Window.KernelWidth).Select(kx => Window.Column(ox, kx)).Where(ix => ix >= 0 && ix < Input.Width)];
}
