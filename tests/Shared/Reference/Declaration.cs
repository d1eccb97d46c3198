using System.Globalization;

namespace ConvGen.Tests.Reference;

/// <summary>A model as the C# that declares it: what <see cref="ModelReader"/> reads, the other way round.</summary>
internal static class Declaration
{
    /// <param name="model">What is declared.</param>
    /// <param name="name">The class's name.</param>
    /// <param name="unroll">How far loops are written out.</param>
    public static string Of(Model model, string name, Unroll unroll = Unroll.Auto)
    {
        string head = $"[Network({model.Input.Channels}, {model.Input.Height}, {model.Input.Width}{Option("Unroll", unroll, Unroll.Auto)})]";
        return $"{head}\n{string.Concat(model.Layers.Select(l => $"[{Of(l.Layer)}]\n"))}public partial class {name};\n";
    }

    /// <summary>A layer's attribute, without its brackets and without what is its default.</summary>
    public static string Of(Layer layer) => layer switch
    {
        Conv2d conv => $"Conv2d({conv.OutChannels}, {Kernel(conv.Window)}{Options(conv)})",
        MaxPool2d pool => $"MaxPool2d({Kernel(pool.Window)}{Strides(pool.Window)}{Paddings(pool.Window)}{Others(pool.Window)})",
        AvgPool2d pool => $"AvgPool2d({Kernel(pool.Window)}{Strides(pool.Window)}{Paddings(pool.Window)}{Others(pool.Window)}{Option("CountIncludePad", pool.CountIncludePad, true)})",
        AdaptiveAvgPool2d pool => $"AdaptiveAvgPool2d({pool.Height}, {pool.Width})",
        AdaptiveMaxPool2d pool => $"AdaptiveMaxPool2d({pool.Height}, {pool.Width})",
        Linear linear => $"Linear({linear.OutFeatures}{Option("Bias", linear.Bias, true)})",
        LeakyReLU leaky => Named("LeakyReLU", Option("NegativeSlope", leaky.NegativeSlope, 0.01f)),
        ELU elu => Named("ELU", Option("Alpha", elu.Alpha, 1)),
        BatchNorm2d norm => Named("BatchNorm2d", Option("Eps", norm.Eps, 1e-5f) + Option("Momentum", norm.Momentum, 0.1f)),
        Dropout dropout => $"Dropout({Text(dropout.P)})",
        ZeroPad2d pad => Named("ZeroPad2d", Paddings(pad.Top, pad.Bottom, pad.Left, pad.Right)),
        _ => layer.GetType().Name,
    };

    private static string Options(Conv2d conv)
    {
        string weights = conv.IsConstant ? $", Weights = [{string.Join(", ", conv.Constants.Select(w => Text(w)))}]" : "";
        return StridesOfConv(conv.Window) + PaddingsOrRule(conv.Window) + Others(conv.Window) + Option("Groups", conv.Groups, 1)
            + Option("PaddingMode", conv.PaddingMode, PaddingMode.Zeros) + weights + Option("Bias", conv.Bias, !conv.IsConstant);
    }

    private static string Kernel(Window window) => $"{window.KernelHeight}, {window.KernelWidth}";

    private static string StridesOfConv(Window window) => Option("StrideHeight", window.StrideHeight, 1) + Option("StrideWidth", window.StrideWidth, 1);

    private static string Strides(Window window) =>
        Option("StrideHeight", window.StrideHeight, window.KernelHeight) + Option("StrideWidth", window.StrideWidth, window.KernelWidth);

    private static string PaddingsOrRule(Window window)
    {
        bool isRule = (window.StrideHeight, window.StrideWidth) == (1, 1) && window.ReachHeight + window.ReachWidth > 2;
        return isRule && window == window.Same(upper: true) ? Option("AutoPad", AutoPad.SameUpper, AutoPad.None)
            : isRule && window == window.Same(upper: false) ? Option("AutoPad", AutoPad.SameLower, AutoPad.None)
            : Paddings(window);
    }

    private static string Paddings(Window window) => Paddings(window.Top, window.Bottom, window.Left, window.Right);

    private static string Paddings(int top, int bottom, int left, int right) =>
        Option("PaddingTop", top, 0) + Option("PaddingBottom", bottom, 0) + Option("PaddingLeft", left, 0) + Option("PaddingRight", right, 0);

    private static string Others(Window window) =>
        Option("DilationHeight", window.DilationHeight, 1) + Option("DilationWidth", window.DilationWidth, 1) + Option("CeilMode", window.CeilMode, false);

    private static string Named(string kind, string options) => options.Length == 0 ? kind : $"{kind}({options[2..]})";

    private static string Option<T>(string name, T value, T otherwise) =>
        EqualityComparer<T>.Default.Equals(value, otherwise) ? "" : $", {name} = {Text(value)}";

    private static string Text<T>(T value) => value switch
    {
        bool flag => flag ? "true" : "false",
        float real => string.Create(CultureInfo.InvariantCulture, $"{real:R}f"),
        Enum => $"{typeof(T).Name}.{value}",
        _ => string.Create(CultureInfo.InvariantCulture, $"{value}"),
    };
}
