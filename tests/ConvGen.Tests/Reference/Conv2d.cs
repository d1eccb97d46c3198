using System.Collections.Immutable;
using System.Numerics;

namespace ConvGen.Tests.Reference;

/// <summary>y[oc,oy,ox] = b[oc] + sum(ic,ky,kx) w[oc,ic,ky,kx] · x[ic, oy·s+ky−p, ox·s+kx−p]</summary>
internal sealed record Conv2d(Shape Input, int OutChannels, Window Window, bool Bias = true) : Layer(Input, Window.Output(Input, OutChannels))
{
    public override ImmutableArray<Parameter> Parameters =>
        Bias ? [Weight, new("bias", [OutChannels])] : [Weight];

    private Parameter Weight => new("weight", [OutChannels, Input.Channels, Window.KernelHeight, Window.KernelWidth]);

    private int BiasOffset => OutChannels * Input.Channels * Window.Cells;

    public override void Forward<T>(Functions<T> functions, ReadOnlySpan<T> parameters, FeatureMap<T> x, FeatureMap<T> y)
    {
        for (int oc = 0; oc < OutChannels; oc++)
        for (int oy = 0; oy < Output.Height; oy++)
        for (int ox = 0; ox < Output.Width; ox++)
        {
            T sum = Bias ? parameters[BiasOffset + oc] : T.Zero;
            for (int ic = 0; ic < Input.Channels; ic++)
            for (int ky = 0; ky < Window.KernelHeight; ky++)
            for (int kx = 0; kx < Window.KernelWidth; kx++)
                sum = T.FusedMultiplyAdd(parameters[W(oc, ic, ky, kx)], x.At(ic, Window.Row(oy, ky), Window.Column(ox, kx), T.Zero), sum);
            y[oc, oy, ox] = sum;
        }
    }

    /// <inheritdoc/>
    /// <remarks>Scattered: every cell of dx meets its terms in ascending (oc, oy, ox), as it is defined, since a position holds at most one tap for it.</remarks>
    public override void InputGradient<T>(ReadOnlySpan<T> parameters, FeatureMap<T> x, FeatureMap<T> y, FeatureMap<T> dy, FeatureMap<T> dx)
    {
        for (int oc = 0; oc < OutChannels; oc++)
        for (int oy = 0; oy < Output.Height; oy++)
        for (int ox = 0; ox < Output.Width; ox++)
        for (int ic = 0; ic < Input.Channels; ic++)
        for (int ky = 0; ky < Window.KernelHeight; ky++)
        for (int kx = 0; kx < Window.KernelWidth; kx++)
        {
            int iy = Window.Row(oy, ky);
            int ix = Window.Column(ox, kx);
            if (dx.Contains(iy, ix))
                dx[ic, iy, ix] = T.FusedMultiplyAdd(parameters[W(oc, ic, ky, kx)], dy[oc, oy, ox], dx[ic, iy, ix]);
        }
    }

    public override void ParameterGradient<T>(ReadOnlySpan<FeatureMap<T>> x, ReadOnlySpan<FeatureMap<T>> dy, Span<T> gradient)
    {
        for (int oc = 0; oc < OutChannels; oc++)
        {
            for (int ic = 0; ic < Input.Channels; ic++)
            for (int ky = 0; ky < Window.KernelHeight; ky++)
            for (int kx = 0; kx < Window.KernelWidth; kx++)
                gradient[W(oc, ic, ky, kx)] = WeightGradient(x, dy, oc, ic, ky, kx);

            if (Bias)
                gradient[BiasOffset + oc] = Group.BiasGradient(dy, Output, oc);
        }
    }

    private T WeightGradient<T>(ReadOnlySpan<FeatureMap<T>> x, ReadOnlySpan<FeatureMap<T>> dy, int oc, int ic, int ky, int kx)
        where T : IBinaryFloatingPointIeee754<T>
    {
        var sums = new T[Group.Lanes];
        for (int n = 0; n < dy.Length; n++)
        for (int oy = 0; oy < Output.Height; oy++)
        for (int ox = 0; ox < Output.Width; ox++)
        {
            T input = x[n].At(ic, Window.Row(oy, ky), Window.Column(ox, kx), T.Zero);
            sums[n % Group.Lanes] = T.FusedMultiplyAdd(dy[n][oc, oy, ox], input, sums[n % Group.Lanes]);
        }

        return Group.Fold<T>(sums);
    }

    private int W(int oc, int ic, int ky, int kx) => ((oc * Input.Channels + ic) * Window.KernelHeight + ky) * Window.KernelWidth + kx;
}
