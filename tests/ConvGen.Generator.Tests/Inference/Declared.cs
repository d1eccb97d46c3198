using ConvGen.Generator.Declarations;
using ConvGen.Generator.Inference;

namespace ConvGen.Tests.Inference;

/// <summary>Declarations made without a compiler.</summary>
internal static class Declared
{
    /// <summary>A network named <c>Net</c> whose input is <c>[channels, height, width]</c>.</summary>
    public static NetworkDeclaration Network(int channels, int height, int width, params LayerDeclaration[] layers) =>
        new(new TypeName("", [], "Net"), channels, height, width, "Auto", [.. layers], ClassFacts.Plain);

    /// <summary>A layer of that kind.</summary>
    public static LayerDeclaration Layer(string kind, params (string Name, object Value)[] arguments) =>
        new(kind, [.. arguments.Select(argument => new Argument(argument.Name, argument.Value))]);

    /// <summary>A <c>Conv2d(outChannels, kernel)</c> with named arguments.</summary>
    public static LayerDeclaration Conv(int channels, int kernel, params (string Name, object Value)[] arguments) =>
        Layer("Conv2d", [("outChannels", channels), ("kernel", kernel), .. arguments]);

    /// <summary>A pool of either kind with named arguments.</summary>
    public static LayerDeclaration Pool(string kind, int kernel, params (string Name, object Value)[] arguments) =>
        Layer(kind, [("kernel", kernel), .. arguments]);

    /// <summary>The value of an argument that is a list of numbers.</summary>
    public static EquatableArray<float> Weights(params float[] weights) => [.. weights];

    /// <summary>The only layer of a sound network with that input.</summary>
    public static T Only<T>(int channels, int height, int width, LayerDeclaration layer)
        where T : Layer => Assert.IsType<T>(Assert.Single(Sound(Network(channels, height, width, layer)).Layers));

    /// <summary>The inferred network, which must be sound.</summary>
    public static Generator.Inference.Network Sound(NetworkDeclaration declaration)
    {
        var (network, problems) = Infer.Network(declaration);
        Assert.Empty(problems);
        return Assert.IsType<Generator.Inference.Network>(network);
    }
}
