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
        "Conv2d" => new Conv2d(input, a.Int("outChannels"), Window(a, defaultStride: (1, 1)), a.Bool("Bias", true)),
        "MaxPool2d" => new MaxPool2d(input, Window(a, defaultStride: Kernel(a))),
        "AvgPool2d" => new AvgPool2d(input, Window(a, defaultStride: Kernel(a)), a.Bool("CountIncludePad", true)),
        "Flatten" => new Flatten(input),
        "Linear" => new Linear(input.Length, a.Int("outFeatures"), a.Bool("Bias", true)),
        "Sigmoid" => new Sigmoid(input),
        "Tanh" => new Tanh(input),
        "ReLU" => new ReLU(input),
        _ => throw new NotSupportedException($"The reference has no layer {a.Kind}."),
    };

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
            a.Find("PaddingTop", "PaddingHeight", "Padding") ?? 0,
            a.Find("PaddingBottom", "PaddingHeight", "Padding") ?? 0,
            a.Find("PaddingLeft", "PaddingWidth", "Padding") ?? 0,
            a.Find("PaddingRight", "PaddingWidth", "Padding") ?? 0);
    }

    /// <summary>One attribute: its arguments by name, constructor's and named ones alike.</summary>
    private sealed record Attributes(string Kind, IReadOnlyDictionary<string, object?> Arguments)
    {
        public static Attributes Of(CustomAttributeData data)
        {
            IEnumerable<(string, object?)> positional = data.Constructor.GetParameters().Zip(data.ConstructorArguments, (p, a) => (p.Name!, a.Value));
            IEnumerable<(string, object?)> named = data.NamedArguments.Select(a => (a.MemberName, a.TypedValue.Value));
            string kind = data.AttributeType.Name[..^"Attribute".Length];
            return new Attributes(kind, positional.Concat(named).ToDictionary(a => a.Item1, a => a.Item2));
        }

        public int Int(params string[] names) => Find(names)
            ?? throw new ArgumentException($"[{Kind}] has none of {string.Join(", ", names)}.", nameof(names));

        /// <summary>The first of <paramref name="names"/> that was written.</summary>
        public int? Find(params string[] names) =>
            names.FirstOrDefault(Arguments.ContainsKey) is { } name ? (int)Arguments[name]! : null;

        public bool Bool(string name, bool otherwise) => Arguments.TryGetValue(name, out object? value) ? (bool)value! : otherwise;

        public string? Text(string name) => (string?)Arguments.GetValueOrDefault(name);
    }
}
