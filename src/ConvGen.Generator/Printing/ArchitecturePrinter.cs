using ConvGen.Generator.Inference;
using ConvGen.Generator.Layers.BatchNorm2d;
using ConvGen.Generator.Layers.Dropout;
using ConvGen.Generator.Nests;
using ConvGen.Generator.Planning;

namespace ConvGen.Generator.Printing;

/// <summary>Writes down what the runtime must know of a network: lengths, places and names.</summary>
internal static class ArchitecturePrinter
{
    public static void Print(CodeWriter writer, Plan plan, Plan? prediction, Plan? single)
    {
        var network = plan.Network;
        writer.Line("private static global::ConvGen.CompilerServices.NetworkLayout Architecture { get; } = new()");
        writer.Line("{");
        using (writer.Indented())
        {
            List("Parameters", from layer in network.Layers from p in layer.Parameters select
                $"new({Key(layer, p.Name)}, {Shape(p.Shape)}, {Number(p.Offset)}, {Number(p.FanIn)}, {Number(p.FanOut)}, {(p.Name == "bias" ? "true" : "false")}{(p.Initial is { } initial ? $", {CodeWriter.Float(initial)}" : "")})");
            List("Buffers", network.Buffers.Select(own => $"new({Key(own.Layer, own.Buffer.Name)}, {Shape(own.Buffer.Shape)}, {Number(own.Offset)}, {CodeWriter.Float(own.Buffer.Initial ?? 0f)})"));
            List("Norms", network.Layers.OfType<BatchNorm2dLayer>().Select(Norm));
            List("Dropouts", network.Layers.OfType<DropoutLayer>().Select(layer =>
                $"new({Number(layer.Index)}, {Number(plan.PlaceOf(layer.MaskRegion).Offset)}, {Number(layer.OutputShape.Length)}, {CodeWriter.Float(layer.P)})"));
            List("Layers", network.Layers.Select(Described));
            Line("Input", Sizes(network.Input));
            Line("InputChannels", Number(network.Input.Channels));
            Line("ActivationsLength", Number(plan.LengthOf(Space.Activations)));
            Line("GradientsLength", Number(plan.LengthOf(Space.Gradients)));
            Line("SumsLength", Number(plan.LengthOf(Space.Sums)));
            Fills("Fills", plan);
            if (plan.Forward.Length + plan.Backward.Length > 2)
            {
                Line("ForwardPhases", Number(plan.Forward.Length));
                Line("BackwardPhases", Number(plan.Backward.Length));
                Line("StatisticsLength", Number(plan.LengthOf(Space.Statistics)));
                Line("BuffersLength", Number(network.Buffers.Sum(own => own.Buffer.Length)));
                List("ForwardStatistics", plan.Forward.Take(plan.Forward.Length - 1).Select(Range));
                List("BackwardStatistics", plan.Backward.Take(plan.Backward.Length - 1).Select(Range));
            }

            if (prediction is not null)
            {
                Line("HasPrediction", "true");
                Line("PredictionLength", Number(prediction.LengthOf(Space.Activations)));
                Fills("PredictionFills", prediction);
            }

            if (single is not null)
            {
                Line("SingleUpTo", single.UpTo == int.MaxValue ? "int.MaxValue" : Number(single.UpTo));
                Line("SingleLength", Number(single.LengthOf(Space.Activations)));
                Line("PackedLength", Number(single.LengthOf(Space.Packed)));
                Fills("SingleFills", single);
            }
        }

        writer.Line("};");

        string Range(Phase phase) => plan.StatisticsOf(phase) is var (offset, length) ? $"new({Number(offset)}, {Number(length)})" : "";

        string Norm(BatchNorm2dLayer layer)
        {
            int Buffer(string name) => network.Buffers.First(own => own.Layer == layer && own.Buffer.Name == name).Offset;
            int Statistic(string name) => plan.PlaceOf(new($"{layer.Name}.{name}", Space.Statistics)).Offset;
            return $"new(\"{layer.Key}\", \"{layer.Name}\", {Number(layer.InputShape.Channels)}, {Number(layer.InputShape.Height * layer.InputShape.Width)}, {CodeWriter.Float(layer.Momentum)}, "
                + $"{Number(Buffer("running_mean"))}, {Number(Buffer("running_var"))}, {Number(Statistic("sum"))}, {Number(Statistic("squares"))})";
        }

        void Fills(string name, Plan of) =>
            List(name, of.Places.Where(place => place.Value != 0f).Select(place => $"new({Number(place.Offset)}, {Number(place.Length)}, {CodeWriter.Float(place.Value)})"));

        void Line(string name, string value) => writer.Line($"{name} = {value},");

        void List(string name, IEnumerable<string> items)
        {
            var all = items.ToList();
            if (all.Count > 0)
            {
                writer.Line($"{name} =").Line("[");
                using (writer.Indented())
                {
                    writer.Lines(all.Select(item => item + ","));
                }

                writer.Line("],");
            }
            else if (name == "Parameters")
            {
                Line(name, "[]");
            }
        }
    }

    private static string Described(Layer layer)
    {
        // Written even where there are none: C# 12 knows no params of this type.
        var options = layer.Options.Select(option => $"new(\"{option.Name}\", [{string.Join(", ", option.Values.Select(CodeWriter.Real))}])");
        return $"new(\"{layer.Name}\", \"{layer.Kind}\", {Sizes(layer.OutputShape)}, \"{layer.Key}\", [{string.Join(", ", options)}])";
    }

    private static string Key(Layer layer, string name) => $"\"{layer.Key}.{name}\"";

    private static string Sizes(Shape shape) => shape.IsFlat ? $"[{Number(shape.Channels)}]" : $"[{Number(shape.Channels)}, {Number(shape.Height)}, {Number(shape.Width)}]";

    private static string Shape(IEnumerable<int> sizes) => $"[{string.Join(", ", sizes.Select(size => Number(size)))}]";

    private static string Number(long value) => CodeWriter.Number(value);
}
