using ConvGen.Generator.Inference;
using ConvGen.Generator.Nests;
using ConvGen.Generator.Planning;

namespace ConvGen.Generator.Printing;

/// <summary>Writes the members that users see, and those through which the runtime calls the kernels.</summary>
internal static class FacePrinter
{
    private const string Runtime = "global::ConvGen", Services = "global::ConvGen.CompilerServices", Source = "global::System.ReadOnlySpan<float>", Target = "global::System.Span<float>";

    public static string Print(Plan plan)
    {
        var network = plan.Network;
        var writer = new CodeWriter();
        string name = network.Type.Name, self = $"{Runtime}.INetwork<global::{network.Type.FullName}>";
        Frame.Head(writer, network, "the members that you call", "enable");
        using (Frame.OpenFace(writer, network, $" : {self}", Documentation(network)))
        {
            writer.Line($"private readonly {Services}.NetworkState _state = new(Architecture);").Line();
            writer.Line("/// <summary>A network with PyTorch's default weights and biases, drawn from a seed.</summary>");
            writer.Line($"public {name}(int seed = 0) => _state.Initialize(seed);").Line();
            Property(writer, "Floats per image: channels × height × width of the input.", $"public static int InputLength => {CodeWriter.Number(network.Input.Length)};");
            Property(writer, "Floats per image in the output.", $"public static int OutputLength => {CodeWriter.Number(network.OutputShape.Length)};");
            Description(writer, network);
            Property(writer, "Every parameter, flat, in the order of PyTorch's state_dict; writable until the next prediction, step or load.", $"public {Target} Parameters => _state.Parameters;");
            LayerProperties(writer, network);
            Methods(writer, $"global::{network.Type.FullName}");
            Explicit(writer, plan, self);
            Architecture(writer, plan);
        }

        return writer.ToString();
    }

    private static IEnumerable<string> Documentation(Network network) =>
        ["/// <remarks><code>", .. LayerTable.Of(network).Select(line => $"/// {line}"), "/// </code></remarks>"];

    private static void Property(CodeWriter writer, string summary, string code) => writer.Line($"/// <summary>{summary}</summary>").Line(code).Line();

    private static void Description(CodeWriter writer, Network network)
    {
        writer.Line("/// <summary>The table of layers: output shape, parameters, multiply-adds and floats per image.</summary>");
        writer.Line("public static string Description =>");
        using (writer.Indented())
        {
            var lines = LayerTable.Of(network);
            writer.Lines(lines.Select((line, i) => $"\"{line}\\n\"{(i + 1 < lines.Count ? " +" : ";")}"));
        }

        writer.Line();
    }

    private static void LayerProperties(CodeWriter writer, Network network)
    {
        int index = 0;
        foreach (var layer in network.Layers.Where(layer => layer.Parameters.Length > 0))
        {
            int bias = layer.Parameters.Length > 1 ? index + 1 : -1;
            string shapes = string.Join(", ", layer.Parameters.Select(parameter => $"{parameter.Name} [{string.Join(", ", parameter.Shape)}]"));
            Property(writer, $"{shapes}; {layer.InputShape} to {layer.OutputShape}.", $"public {Runtime}.LayerParameters {layer.Name} => new(_state, {CodeWriter.Number(index)}, {CodeWriter.Number(bias)});");
            index += layer.Parameters.Length;
        }
    }

    private static void Methods(CodeWriter writer, string name)
    {
        Method($"Predict({Source} images, {Target} outputs, int threads = 1)", "void", $"{Services}.NetworkRunner.Predict<{name}>(this, images, outputs, threads)");
        Method($"Forward({Source} images, int seed = 0)", $"{Runtime}.ForwardPass", $"{Services}.NetworkRunner.Forward<{name}>(this, images, seed)");
        Method(
            $"Backward({Source} images, {Source} outputGradient, {Target} parameterGradient, {Target} inputGradient, int seed = 0)", "void",
            $"{Services}.NetworkRunner.Backward<{name}>(this, images, outputGradient, parameterGradient, inputGradient, seed)");
        Method($"Initialize({Runtime}.Init init, int seed = 0)", "void", "_state.Initialize(init, seed)");
        Method("Save(string path)", "void", "_state.Save(path)");
        Method("Load(string path)", "void", "_state.Load(path)");

        void Method(string signature, string returns, string body) =>
            writer.Line("/// <inheritdoc/>").Line($"public {returns} {signature} =>").Line($"    {body};").Line();
    }

    private static void Explicit(CodeWriter writer, Plan plan, string self)
    {
        foreach (string property in new[] { "int {0}.InputLength => InputLength;", "int {0}.OutputLength => OutputLength;", "string {0}.Description => Description;" })
        {
            writer.Line(property.Replace("{0}", $"{Runtime}.INetwork")).Line();
        }

        writer.Line($"static {Services}.NetworkLayout {self}.Layout => Architecture;").Line();
        writer.Line($"{Services}.NetworkState {self}.State => _state;").Line();
        Dispatch("Forward");
        Dispatch("Backward");
        using (writer.Braces($"static void {self}.Fold(ref float sums, ref float parameterGradient)"))
        {
            if (plan.Folds.Length > 0)
            {
                writer.Line($"{KernelClass("Rows")}.Fold(ref sums, ref parameterGradient);");
            }
        }

        writer.Line();

        void Dispatch(string pass)
        {
            using (writer.Braces($"static void {self}.Run{pass}(int phase, ref readonly {Services}.Block block)"))
            using (writer.Braces(plan.Phases.Length == 1 ? "switch (block.Width)" : "switch (block.Width, phase)"))
            {
                for (int phase = 0; phase < plan.Phases.Length; phase++)
                {
                    foreach (var target in Planning.Target.All)
                    {
                        string bits = CodeWriter.Number(target.Bits), number = plan.Phases.Length == 1 ? "" : CodeWriter.Number(phase);
                        bool last = target == Planning.Target.All[Planning.Target.All.Length - 1] && phase == plan.Phases.Length - 1;
                        writer.Line(last ? "default:" : number.Length == 0 ? $"case {bits}:" : $"case ({bits}, {number}):");
                        writer.Line($"    {KernelClass($"Vector{bits}")}.{pass}{number}(in block);").Line("    break;");
                    }
                }
            }

            writer.Line();
        }

        string KernelClass(string what) => $"global::ConvGen.Generated.{Frame.KernelClass(plan.Network, what)}";
    }

    private static void Architecture(CodeWriter writer, Plan plan)
    {
        writer.Line($"private static {Services}.NetworkLayout Architecture {{ get; }} = new()");
        writer.Line("{");
        using (writer.Indented())
        {
            writer.Line("Parameters =");
            writer.Line("[");
            using (writer.Indented())
            {
                foreach (var layer in plan.Network.Layers)
                {
                    writer.Lines(layer.Parameters.Select(p =>
                        $"new(\"{layer.Key}.{p.Name}\", [{string.Join(", ", p.Shape.Select(size => CodeWriter.Number(size)))}], {CodeWriter.Number(p.Offset)}, {CodeWriter.Number(p.FanIn)}, {CodeWriter.Number(p.FanOut)}, {(p.Name == "bias" ? "true" : "false")}),"));
                }
            }

            writer.Line("],");
            writer.Line($"ActivationsLength = {CodeWriter.Number(plan.LengthOf(Space.Activations))},");
            writer.Line($"GradientsLength = {CodeWriter.Number(plan.LengthOf(Space.Gradients))},");
            writer.Line($"SumsLength = {CodeWriter.Number(plan.LengthOf(Space.Sums))},");
            writer.Line($"Phases = {CodeWriter.Number(plan.Phases.Length)},");
            var fills = plan.Places.Where(place => place.Value != 0f).Select(place => $"new({CodeWriter.Number(place.Offset)}, {CodeWriter.Number(place.Length)}, {CodeWriter.Float(place.Value)})");
            writer.Line($"Fills = [{string.Join(", ", fills)}],");
        }

        writer.Line("};");
    }
}
