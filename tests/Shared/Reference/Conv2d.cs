using System.Collections.Immutable;
using System.Numerics;

namespace ConvGen.Tests.Reference;

/// <summary>y[oc,oy,ox] = b[oc] + sum(ic,ky,kx) w[oc,ic,ky,kx] · xp[g·C + ic, oy·s+ky·d−p, ox·s+kx·d−p], g the group of oc and C the channels of a group.</summary>
/// <remarks>With <paramref name="Constants"/> the kernel is constant, no parameter, and its zeros are no terms.</remarks>
internal sealed record Conv2d(
    Shape Input, int OutChannels, Window Window, bool Bias = true, int Groups = 1, PaddingMode PaddingMode = PaddingMode.Zeros, ImmutableArray<float> Constants = default)
    : ImageLayer(Input, Window.Output(Input, OutChannels))
{
    public override ImmutableArray<Parameter> Parameters =>
    [
        .. IsConstant ? ImmutableArray<Parameter>.Empty : [new("weight", [OutChannels, GroupChannels, Window.KernelHeight, Window.KernelWidth])],
        .. Bias ? [new("bias", [OutChannels])] : ImmutableArray<Parameter>.Empty,
    ];

    public bool IsConstant => !Constants.IsDefaultOrEmpty;

    private int GroupChannels => Input.Channels / Groups;

    private int BiasOffset => IsConstant ? 0 : OutChannels * GroupChannels * Window.Cells;

    private Padding Padding => new(Input, Window, PaddingMode);

    public override void Predict<T>(Values<T> values, FeatureMap<T> x, FeatureMap<T> y)
    {
        FeatureMap<T> xp = Padding.Pad(x);
        for (int oc = 0; oc < OutChannels; oc++)
        {
            Tap[] taps = Taps(oc);
            T[] weights = Weights(values, taps);
            T bias = Bias ? values.Parameters[BiasOffset + oc] : T.Zero;
            for (int oy = 0; oy < Output.Height; oy++)
            for (int ox = 0; ox < Output.Width; ox++)
            {
                T sum = bias;
                for (int t = 0; t < taps.Length; t++)
                    sum = T.FusedMultiplyAdd(weights[t], xp[taps[t].Channel, Row(oy, taps[t].Row), Column(ox, taps[t].Column)], sum);
                y[oc, oy, ox] = sum;
            }
        }
    }

    /// <inheritdoc/>
    /// <remarks>Scattered: every cell of dx meets its terms in ascending (oc, oy, ox), as it is defined, since a position holds at most one tap for it.</remarks>
    protected override void InputGradient<T>(Values<T> values, FeatureMap<T> x, FeatureMap<T> y, FeatureMap<T> dy, FeatureMap<T> dx)
    {
        var dxp = new FeatureMap<T>(Padding.Padded);
        for (int oc = 0; oc < OutChannels; oc++)
        {
            Tap[] taps = Taps(oc);
            T[] weights = Weights(values, taps);
            for (int oy = 0; oy < Output.Height; oy++)
            for (int ox = 0; ox < Output.Width; ox++)
            for (int t = 0; t < taps.Length; t++)
            {
                ref T sum = ref dxp[taps[t].Channel, Row(oy, taps[t].Row), Column(ox, taps[t].Column)];
                sum = T.FusedMultiplyAdd(weights[t], dy[oc, oy, ox], sum);
            }
        }

        Padding.Fold(dxp, dx);
    }

    public override void ParameterGradient<T>(Values<T> values, FeatureMap<T>[] x, FeatureMap<T>[] dy, Span<T> gradient)
    {
        FeatureMap<T>[] xp = [.. x.Select(Padding.Pad)];
        for (int oc = 0; oc < OutChannels; oc++)
        {
            if (!IsConstant)
            {
                foreach (Tap tap in Taps(oc))
                    gradient[tap.Weight] = WeightGradient(xp, dy, oc, tap);
            }

            if (Bias)
                gradient[BiasOffset + oc] = Group.BiasGradient(dy, Output, oc);
        }
    }

    private T WeightGradient<T>(FeatureMap<T>[] xp, FeatureMap<T>[] dy, int oc, Tap tap)
        where T : IBinaryFloatingPointIeee754<T> =>
        Group.Sum<T>(dy.Length, (n, sum) =>
        {
            for (int oy = 0; oy < Output.Height; oy++)
            for (int ox = 0; ox < Output.Width; ox++)
                sum = T.FusedMultiplyAdd(dy[n][oc, oy, ox], xp[n][tap.Channel, Row(oy, tap.Row), Column(ox, tap.Column)], sum);
            return sum;
        });

    // The kernel's cells in ascending (ic, ky, kx), but for a constant kernel's zeros.
    private Tap[] Taps(int oc)
    {
        var taps = new List<Tap>();
        int firstChannel = oc / (OutChannels / Groups) * GroupChannels;
        for (int ic = 0; ic < GroupChannels; ic++)
        for (int ky = 0; ky < Window.KernelHeight; ky++)
        for (int kx = 0; kx < Window.KernelWidth; kx++)
        {
            int w = ((oc * GroupChannels + ic) * Window.KernelHeight + ky) * Window.KernelWidth + kx;
            if (!IsConstant || Constants[w] != 0)
                taps.Add(new Tap(firstChannel + ic, ky, kx, w));
        }

        return [.. taps];
    }

    private T[] Weights<T>(Values<T> values, Tap[] taps)
        where T : IBinaryFloatingPointIeee754<T>
    {
        var weights = new T[taps.Length];
        for (int t = 0; t < taps.Length; t++)
            weights[t] = IsConstant ? T.CreateChecked(Constants[taps[t].Weight]) : values.Parameters[taps[t].Weight];
        return weights;
    }

    // In the padded image, which begins at −Top, −Left.
    private int Row(int oy, int ky) => Window.Row(oy, ky) + Window.Top;

    private int Column(int ox, int kx) => Window.Column(ox, kx) + Window.Left;

    /// <summary>A cell of a kernel: the input's channel under it, its row and column, its place in the weights.</summary>
    private readonly record struct Tap(int Channel, int Row, int Column, int Weight);
}
