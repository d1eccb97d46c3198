using ConvGen.Generator.Declarations;
using ConvGen.Generator.Inference;
using ConvGen.Generator.Nests;
using ConvGen.Generator.Planning;

namespace ConvGen.Generator.Printing;

/// <summary>Writes the members that users see, and those through which the runtime calls the kernels.</summary>
internal static class FacePrinter
{
    private const string Runtime = "global::ConvGen", Services = "global::ConvGen.CompilerServices", Source = "global::System.ReadOnlySpan<float>", Target = "global::System.Span<float>";

    /// <param name="plans">The plans.</param>
    /// <param name="hasWeights">Whether the project embeds weights for it.</param>
    public static string Print(Plans plans, bool hasWeights)
    {
        var network = plans.Training.Network;
        var writer = new CodeWriter();
        string name = network.Type.Name, self = $"{Runtime}.INetwork<global::{network.Type.FullName}>";
        Frame.Head(writer, network, "the members that you call", "enable");
        using (Frame.OpenFace(writer, network, $" : {self}", Documentation(network)))
        {
            writer.Line($"private readonly {Services}.NetworkState _state;").Line();
            writer.Line("/// <summary>A network with PyTorch's default weights and biases, drawn from a seed.</summary>");
            using (writer.Braces($"public {name}(int seed = 0)"))
            {
                writer.Line("_state = new(Architecture);").Line("_state.Initialize(seed);");
            }

            writer.Line().Line($"private {name}({Services}.NetworkState state) => _state = state;").Line();
            if (hasWeights)
            {
                string resource = EmbeddedWeights.Resource(network.Type.HintName);
                writer.Line("/// <summary>A network with the weights that are embedded in its assembly.</summary>");
                writer.Line($"public static {name} CreatePretrained() =>").Line($"    new({Services}.NetworkState.OfResource(Architecture, typeof({name}), \"{resource}\"));").Line();
            }

            Property(writer, "Floats per image: channels × height × width of the input.", $"public static int InputLength => {CodeWriter.Number(network.Input.Length)};");
            Property(writer, "Floats per image in the output.", $"public static int OutputLength => {CodeWriter.Number(network.OutputShape.Length)};");
            Description(writer, [.. LayerTable.Of(network), "", .. MemoryTable.Of(plans.Training, plans.Prediction, plans.Single)]);
            Property(writer, "Every parameter, flat, in the order of PyTorch's state_dict; writable until the next prediction, step or load.", $"public {Target} Parameters => _state.Parameters;");
            LayerProperties(writer, network);
            Methods(writer, network, $"global::{network.Type.FullName}");
            ExplicitMembers.Print(writer, plans, self);
            ArchitecturePrinter.Print(writer, plans.Training, plans.Prediction, plans.Single);
        }

        return writer.ToString();
    }

    private static IEnumerable<string> Documentation(Network network) =>
        ["/// <remarks><code>", .. LayerTable.Of(network).Select(line => $"/// {line}"), "/// </code></remarks>"];

    private static void Property(CodeWriter writer, string summary, string code) => writer.Line($"/// <summary>{summary}</summary>").Line(code).Line();

    private static void Description(CodeWriter writer, IReadOnlyList<string> lines)
    {
        writer.Line("/// <summary>The table of layers (output shape, parameters, multiply-adds and floats per image), and what memory there is for each network and each thread.</summary>");
        writer.Line("public static string Description =>");
        using (writer.Indented())
        {
            writer.Lines(lines.Select((line, i) => $"\"{line}\\n\"{(i + 1 < lines.Count ? " +" : ";")}"));
        }

        writer.Line();
    }

    private static void LayerProperties(CodeWriter writer, Network network)
    {
        int index = 0, norm = 0;
        foreach (var layer in network.Layers.Where(layer => layer.Parameters.Length > 0))
        {
            int Place(string name) => layer.Parameters.ToList().FindIndex(parameter => parameter.Name == name) is var at and >= 0 ? index + at : -1;
            string shapes = string.Join(", ", layer.Parameters.Select(parameter => $"{parameter.Name} [{string.Join(", ", parameter.Shape)}]"));
            string places = $"_state, {CodeWriter.Number(Place("weight"))}, {CodeWriter.Number(Place("bias"))}";
            string counts = $"{Grouped(layer.Parameters.Sum(parameter => (long)parameter.Length))} parameters, {Grouped(layer.Multiplications)} multiply-adds";
            writer.Line($"/// <summary>{layer.Kind} {shapes}; {layer.InputShape} to {layer.OutputShape}; {counts}.</summary>");
            writer.Line($"/// <inheritdoc cref=\"global::{network.Type.FullName}\" path=\"/remarks\"/>");
            writer.Line(layer.Buffers.Length == 0
                ? $"public {Runtime}.LayerParameters {layer.Name} => new({places});"
                : $"public {Runtime}.BatchNormParameters {layer.Name} => new({places}, {CodeWriter.Number(norm++)});").Line();
            index += layer.Parameters.Length;
        }
    }

    private static void Methods(CodeWriter writer, Network network, string name)
    {
        Method($"Predict({Source} images, {Target} outputs, int threads = 1)", "void", $"{Services}.NetworkRunner.Predict<{name}>(this, images, outputs, threads)");
        Method($"Forward({Source} images, int seed = 0)", $"{Runtime}.ForwardPass", $"{Services}.NetworkRunner.Forward<{name}>(this, images, seed)");
        Method(
            $"Backward({Source} images, {Source} outputGradient, {Target} parameterGradient, {Target} inputGradient, int seed = 0)", "void",
            $"{Services}.NetworkRunner.Backward<{name}>(this, images, outputGradient, parameterGradient, inputGradient, seed)");
        Method($"Initialize({Runtime}.Init init, int seed = 0)", "void", "_state.Initialize(init, seed)");
        Method($"Trace({Source} image)", $"{Runtime}.Trace", $"{Services}.NetworkRunner.Trace<{name}>(this, image)");
        Method("Clone()", network.Type.Name, "new(_state.Clone())");
        Method("Save(string path)", "void", "_state.Save(path)");
        Method("Load(string path)", "void", "_state.Load(path)");

        void Method(string signature, string returns, string body) =>
            writer.Line("/// <inheritdoc/>").Line($"public {returns} {signature} =>").Line($"    {body};").Line();
    }

    private static string Grouped(long number) => number.ToString("N0", System.Globalization.CultureInfo.InvariantCulture);
}
