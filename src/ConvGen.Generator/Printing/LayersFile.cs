using ConvGen.Generator.Inference;
using ConvGen.Generator.Nests;
using ConvGen.Generator.Planning;

namespace ConvGen.Generator.Printing;

/// <summary>The network layer by layer for one image: plain loops over plain arrays, as the formulas say. What <c>Trace</c> runs, and what there is to step through.</summary>
internal sealed class LayersFile
{
    private readonly CodeWriter writer = new();
    private Accumulator? current;

    private string Register => current!.Kind == ReductionKind.Max ? "greatest" : "sum";

    public static string Print(Network network)
    {
        var file = new LayersFile();
        var writer = file.writer;
        Frame.Head(writer, network, "each layer alone, for one image, as one would write it by hand", "enable");
        using (Frame.OpenKernels(writer, Frame.KernelClass(network, "Layers"), "Takes an image through one layer, as in prediction."))
        {
            file.Dispatch(network);
            foreach (var layer in network.Layers)
            {
                writer.Line();
                file.Layer(network, SingleLayer.Of(layer));
            }
        }

        return writer.ToString();
    }

    private void Dispatch(Network network)
    {
        using (writer.Braces("public static void Run(int layer, ReadOnlySpan<float> parameters, ReadOnlySpan<float> buffers, ReadOnlySpan<float> input, Span<float> output)"))
        using (writer.Braces("switch (layer)"))
        {
            foreach (var layer in network.Layers)
            {
                writer.Line($"case {CodeWriter.Number(layer.Index)}:").Line($"    {layer.Name}Layer(parameters, buffers, input, output);").Line("    break;");
            }
        }
    }

    private void Layer(Network network, SingleLayer single)
    {
        var layer = single.Layer;
        writer.Line($"/// <summary>{layer.Kind}, {layer.InputShape} to {layer.OutputShape}.</summary>");
        using (writer.Braces($"private static void {layer.Name}Layer(ReadOnlySpan<float> parameters, ReadOnlySpan<float> buffers, ReadOnlySpan<float> input, Span<float> output)"))
        {
            if (single.Nests.IsEmpty)
            {
                writer.Line("input.CopyTo(output);");
                return;
            }

            foreach (var tensor in single.Nests.SelectMany(nest => nest.Tensors).GroupBy(tensor => (tensor.Region, tensor.Letter)).Select(own => own.First()))
            {
                Declare(network, single, tensor);
            }

            foreach (var nest in single.Nests)
            {
                writer.Line().Line($"// {Text.UpperFirst(nest.Summary)}: {NestText.Stated(nest)}");
                Nodes(Lower.Nest(nest).Body);
            }
        }
    }

    /// <summary>Where a tensor is: a part of what came in, or a new array.</summary>
    private void Declare(Network network, SingleLayer single, Tensor tensor)
    {
        string letter = tensor.Letter, length = CodeWriter.Number(tensor.Length), shape = $"[{string.Join(", ", tensor.Dimensions.Select(d => CodeWriter.Number(d.Size)))}]";
        var (owner, region) = (single.Layer, tensor.Region);
        switch (region.Space)
        {
            case Space.Images when letter == "input":
                break;
            case Space.Images:
                writer.Line($"var {letter} = input; // {shape}");
                break;
            case Space.Outputs:
                writer.Line($"var {letter} = output; // {shape}");
                break;
            case Space.Parameters:
                int offset = owner.Parameters.First(parameter => region.Name == $"{owner.Name}.{parameter.Name}").Offset;
                writer.Line($"var {letter} = parameters.Slice({CodeWriter.Number(offset)}, {length}); // {shape}");
                break;
            case Space.Buffers:
                int start = network.Buffers.First(own => region.Name == $"{own.Layer.Name}.{own.Buffer.Name}").Offset;
                writer.Line($"var {letter} = buffers.Slice({CodeWriter.Number(start)}, {length}); // {shape}");
                break;
            case Space.Constants:
                writer.Line($"ReadOnlySpan<float> {letter} = [{string.Join(", ", single.Constants.First(own => own.Region == region).Values.Select(CodeWriter.Float))}]; // {shape}");
                break;
            default:
                writer.Line($"var {letter} = new float[{length}]; // {shape}{(tensor.Dimensions.Any(d => d.Low < 0) ? ", with the border" : "")}");
                if (region.Name == "X" && owner.Border.Value != 0f)
                {
                    writer.Line($"Array.Fill({letter}, {CodeWriter.Float(owner.Border.Value)});");
                }

                break;
        }
    }

    private void Nodes(IEnumerable<Node> nodes)
    {
        foreach (var node in nodes)
        {
            Node(node);
        }
    }

    private void Node(Node node)
    {
        switch (node)
        {
            case For loop:
                string name = loop.Axis.Name;
                using (writer.Braces($"for (int {name} = {Bound("Max", loop.From)}; {name} < {Bound("Min", loop.To)}; {name}++)"))
                {
                    Nodes(loop.Body);
                }

                break;
            case Scope scope:
                using (writer.Braces())
                {
                    Nodes(scope.Body);
                }

                break;
            case Store store:
                writer.Line($"{ScalarCode.Element(store.Output)} = {ScalarCode.Of(store.Value)};");
                break;
            case Tile tile:
                Result(tile.Accumulators.Single(), tile.Body);
                break;
            case Accumulate step:
                Term(step);
                break;
            default:
                throw new InvalidOperationException($"{node} cannot be printed");
        }
    }

    private void Result(Accumulator accumulator, IReadOnlyList<Node> body)
    {
        current = accumulator;
        writer.Line($"float {Register} = {ScalarCode.Of(accumulator.Initial)};");
        if (accumulator.Winner is not null)
        {
            writer.Line($"float winner = {ScalarCode.Of(accumulator.WinnerInitial)};");
        }

        Nodes(body);
        writer.Line().Line($"{ScalarCode.Element(accumulator.Output)} = {ScalarCode.Of(accumulator.Value, Register)};");
        if (accumulator.Winner is not null)
        {
            writer.Line($"{ScalarCode.Element(accumulator.Winner)} = winner;");
        }
    }

    private void Term(Accumulate step)
    {
        if (current!.Kind == ReductionKind.Max)
        {
            writer.Line($"float next = {ScalarCode.Of(step.Term)};");
            using (writer.Braces("if (next > greatest || float.IsNaN(next))"))
            {
                writer.Line("greatest = next;");
                if (current.Winner is not null)
                {
                    writer.Line($"winner = {VectorCode.Index(step.TermIndex!)};");
                }
            }
        }
        else if (step.Term is Arithmetic { Operator: '*' } product)
        {
            writer.Line($"sum = MathF.FusedMultiplyAdd({ScalarCode.Of(product.Left)}, {ScalarCode.Of(product.Right)}, sum);");
        }
        else
        {
            writer.Line($"sum {(step.Subtracts ? "-" : "+")}= {ScalarCode.Of(step.Term)};");
        }
    }

    private static string Bound(string pick, IReadOnlyList<Quotient> bounds) => bounds.Select(KernelPrinter.Bound).Aggregate((a, b) => $"Math.{pick}({a}, {b})");
}
