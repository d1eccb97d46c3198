using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;

namespace ConvGen.Tests.Reference;

/// <summary>Reads a network's declaration by reflection, so that one declaration drives the generator and the reference.</summary>
/// <remarks>It shares no code with the generator: where they read a declaration differently, tests fail.</remarks>
internal static class ModelReader
{
    /// <param name="network">A class with <c>[Network]</c> and layer attributes.</param>
    public static Model Read(Type network)
    {
        // Metadata keeps the attributes of a declaration in the order of the source.
        Attributes[] attributes = [.. network.GetCustomAttributesData().Where(a => a.AttributeType.Namespace == "ConvGen").Select(Attributes.Of)];
        Attributes head = attributes.Single(a => a.Kind == "Network");
        var shape = new Shape(head.Int("channels"), head.Int("height"), head.Int("width"));
        Shape input = shape;
        var layers = ImmutableArray.CreateBuilder<NamedLayer>();
        foreach (Attributes a in attributes.Where(a => a.Kind != "Network"))
        {
            Layer layer = Read(a, shape);
            string index = layers.Count.ToString(CultureInfo.InvariantCulture);
            layers.Add(new NamedLayer(a.Text("Name") is { } name ? char.ToLowerInvariant(name[0]) + name[1..] : index, layer));
            shape = layer.Output;
        }

        return new Model(input, layers.ToImmutable());
    }

    private static Layer Read(Attributes a, Shape input) => a.Kind switch
    {
        "Conv2d" => Conv2d(a, input),
        "MaxPool2d" => new MaxPool2d(input, Window(a, defaultStride: Kernel(a))),
        "AvgPool2d" => new AvgPool2d(input, Window(a, defaultStride: Kernel(a)), a.Bool("CountIncludePad", true)),
        "AdaptiveAvgPool2d" => new AdaptiveAvgPool2d(input, a.First<int>(), a.Last<int>()),
        "AdaptiveMaxPool2d" => new AdaptiveMaxPool2d(input, a.First<int>(), a.Last<int>()),
        "Flatten" => new Flatten(input),
        "Linear" => new Linear(input.Length, a.Int("outFeatures"), a.Bool("Bias", true)),
        "Sigmoid" => new Sigmoid(input),
        "Tanh" => new Tanh(input),
        "ReLU" => new ReLU(input),
        "ReLU6" => new ReLU6(input),
        "LeakyReLU" => new LeakyReLU(input, a.Float("NegativeSlope", 0.01f)),
        "ELU" => new ELU(input, a.Float("Alpha", 1)),
        "GELU" => new GELU(input),
        "SiLU" => new SiLU(input),
        "Hardswish" => new Hardswish(input),
        "Softmax" => new Softmax(input),
        "BatchNorm2d" => new BatchNorm2d(input, a.Float("Eps", 1e-5f), a.Float("Momentum", 0.1f)),
        "Dropout" => new Dropout(input, a.First<float>()),
        "ZeroPad2d" => new ZeroPad2d(input, Side(a, "Top", "Height"), Side(a, "Bottom", "Height"), Side(a, "Left", "Width"), Side(a, "Right", "Width")),
        _ => throw new NotSupportedException($"The reference has no layer {a.Kind}."),
    };

    private static Conv2d Conv2d(Attributes a, Shape input)
    {
        ImmutableArray<float> weights = a.Floats("Weights");
        Window window = Window(a, defaultStride: (1, 1));
        window = (AutoPad)(a.Find("AutoPad") ?? 0) switch
        {
            AutoPad.SameUpper => window.Same(upper: true),
            AutoPad.SameLower => window.Same(upper: false),
            _ => window,
        };
        return new Conv2d(
            input, a.Int("outChannels"), window, a.Bool("Bias", weights.IsEmpty), a.Find("Groups") ?? 1, (PaddingMode)(a.Find("PaddingMode") ?? 0), weights);
    }

    private static (int Height, int Width) Kernel(Attributes a) =>
        (a.Int("kernelHeight", "kernel"), a.Int("kernelWidth", "kernel"));

    // The more specific name overrides the more general one.
    private static Window Window(Attributes a, (int Height, int Width) defaultStride)
    {
        (int kernelHeight, int kernelWidth) = Kernel(a);
        return new Window(
            kernelHeight,
            kernelWidth,
            a.Find("StrideHeight", "Stride") ?? defaultStride.Height,
            a.Find("StrideWidth", "Stride") ?? defaultStride.Width,
            Side(a, "Top", "Height"),
            Side(a, "Bottom", "Height"),
            Side(a, "Left", "Width"),
            Side(a, "Right", "Width"),
            a.Find("DilationHeight", "Dilation") ?? 1,
            a.Find("DilationWidth", "Dilation") ?? 1,
            a.Bool("CeilMode", false));
    }

    private static int Side(Attributes a, string side, string axis) => a.Find($"Padding{side}", $"Padding{axis}", "Padding", "padding") ?? 0;

    /// <summary>One attribute: its arguments by name, constructor's and named ones alike.</summary>
    private sealed record Attributes(string Kind, IReadOnlyDictionary<string, object?> Arguments, IReadOnlyList<object?> Positional)
    {
        public static Attributes Of(CustomAttributeData data)
        {
            IEnumerable<(string, object?)> positional = data.Constructor.GetParameters().Zip(data.ConstructorArguments, (p, a) => (p.Name!, a.Value));
            IEnumerable<(string, object?)> named = data.NamedArguments.Select(a => (a.MemberName, a.TypedValue.Value));
            string kind = data.AttributeType.Name[..^"Attribute".Length];
            return new Attributes(kind, positional.Concat(named).ToDictionary(a => a.Item1, a => a.Item2), [.. data.ConstructorArguments.Select(a => a.Value)]);
        }

        public int Int(params string[] names) => Find(names)
            ?? throw new ArgumentException($"[{Kind}] has none of {string.Join(", ", names)}.", nameof(names));

        /// <summary>The first of <paramref name="names"/> that was written.</summary>
        public int? Find(params string[] names) =>
            names.FirstOrDefault(Arguments.ContainsKey) is { } name ? (int)Arguments[name]! : null;

        public bool Bool(string name, bool otherwise) => Arguments.TryGetValue(name, out object? value) ? (bool)value! : otherwise;

        public float Float(string name, float otherwise) => Arguments.TryGetValue(name, out object? value) ? (float)value! : otherwise;

        public ImmutableArray<float> Floats(string name) =>
            Arguments.GetValueOrDefault(name) is IEnumerable<CustomAttributeTypedArgument> values ? [.. values.Select(v => (float)v.Value!)] : [];

        /// <summary>The constructor's first argument, whatever it is called.</summary>
        public T First<T>() => (T)Positional[0]!;

        /// <summary>The constructor's last argument, whatever it is called.</summary>
        public T Last<T>() => (T)Positional[^1]!;

        public string? Text(string name) => (string?)Arguments.GetValueOrDefault(name);
    }
}
