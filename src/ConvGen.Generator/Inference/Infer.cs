using System.Numerics;
using ConvGen.Generator.Declarations;
using ConvGen.Generator.Layers;
using ConvGen.Generator.Repairs;

namespace ConvGen.Generator.Inference;

/// <summary>The pass from what was written to a network whose every shape is known.</summary>
internal static class Infer
{
    /// <summary>Gives every layer its shapes, or says all that is wrong. What an earlier mistake leaves unknown is not complained of.</summary>
    public static Inferred Network(NetworkDeclaration declaration)
    {
        var problems = new List<Problem>();

        // Without Network there is no network: the rest of the declaration means nothing.
        if (declaration.Networks == 0)
        {
            problems.Add(new Problem(ProblemId.LayersWithoutNetwork, [declaration.Type.PlainName, declaration.Layers[0].Kind], ProblemPlace.OfLayer(0)));
            return new Inferred(null, [.. problems]);
        }

        if (declaration.Layers.Length > Budget.Layers)
        {
            problems.Add(new Problem(
                ProblemId.TooManyLayers, [declaration.Type.PlainName, Text.Grouped(declaration.Layers.Length), Text.Grouped(Budget.Layers)], ProblemPlace.OfLayer(Budget.Layers)));
            return new Inferred(null, [.. problems]);
        }

        var names = LayerNames.Of(declaration.Layers);
        problems.AddRange(ClassChecks.Of(declaration));
        problems.AddRange(NameChecks.Of(declaration, names));

        var input = Input(declaration, problems);
        var unroll = ReadUnroll(declaration, problems);
        var layers = Layers(declaration, names, input, problems);
        if (input is null || layers is null || problems.Count > 0)
        {
            return new Inferred(null, [.. problems]);
        }

        var network = new Network(declaration.Type, input, unroll, [.. layers]);
        problems.AddRange(Totals(network));
        return new Inferred(problems.Count == 0 ? network : null, [.. problems]);
    }

    private static Shape? Input(NetworkDeclaration declaration, List<Problem> problems)
    {
        var sound = !declaration.HasCompilerErrors;
        foreach (var (name, number) in new[] { ("channels", declaration.Channels), ("height", declaration.Height), ("width", declaration.Width) })
        {
            if (number < 1 && !declaration.HasCompilerErrors)
            {
                problems.Add(new Problem(ProblemId.NumberOutOfRange, [$"The network's {name}", Text.Plain(number), "at least 1"], ProblemPlace.OfNetwork(name)) { Repairs = [Repair.Set(name, "1")] });
                sound = false;
            }
        }

        var length = (BigInteger)declaration.Channels * declaration.Height * declaration.Width;
        if (!sound || length <= Budget.TensorLength)
        {
            return sound ? new Shape(declaration.Channels, declaration.Height, declaration.Width) : null;
        }

        var shape = $"{declaration.Channels}×{declaration.Height}×{declaration.Width} = {Text.Grouped(length)}";
        problems.Add(new Problem(ProblemId.TooLarge, ["the network's input", shape, Text.Grouped(Budget.TensorLength)], ProblemPlace.OfNetwork()));
        return null;
    }

    private static Unroll ReadUnroll(NetworkDeclaration declaration, List<Problem> problems)
    {
        if (Enum.TryParse<Unroll>(declaration.Unroll, out var unroll) && Enum.IsDefined(typeof(Unroll), unroll))
        {
            return unroll;
        }

        problems.Add(new Problem(ProblemId.NumberOutOfRange, ["The network's Unroll", declaration.Unroll, Text.OneOf(Enum.GetNames(typeof(Unroll)))], ProblemPlace.OfNetwork("Unroll")));
        return Unroll.Auto;
    }

    private static List<Layer>? Layers(NetworkDeclaration declaration, EquatableArray<LayerName> names, Shape? input, List<Problem> problems)
    {
        var layers = new List<Layer>();
        var offset = 0L;
        var shape = input;
        for (var i = 0; i < declaration.Layers.Length; i++)
        {
            var layer = Layer(declaration.Layers[i], i, names[i], shape, problems);
            shape = layer?.OutputShape;
            if (layer is null)
            {
                continue;
            }

            layers.Add(layer with { Parameters = [.. layer.Parameters.Select(p => p with { Offset = unchecked((int)(offset + p.Offset)) })] });
            offset += layer.Parameters.Sum(static p => (long)p.Length);
        }

        return layers.Count == declaration.Layers.Length ? layers : null;
    }

    private static Layer? Layer(LayerDeclaration declaration, int index, LayerName name, Shape? shape, List<Problem> problems)
    {
        if (declaration.HasCompilerErrors)
        {
            return null;
        }

        // A layer that only a newer runtime has is nobody's mistake in the declaration.
        var kind = LayerKinds.Find(declaration.Kind)
            ?? throw new NotSupportedException($"This generator knows no layer {declaration.Kind}; is it as new as the runtime?");
        var context = new LayerContext(declaration, index, name, shape);
        var layer = kind.Infer(context);
        problems.AddRange(context.Problems);
        return layer;
    }

    private static IEnumerable<Problem> Totals(Network network)
    {
        var limit = Text.Grouped(Budget.TensorLength);
        var tensors = network.Input.Length + network.Layers.Sum(static layer => (long)layer.OutputShape.Length);
        if (tensors > Budget.TensorLength)
        {
            yield return new Problem(ProblemId.TooLarge, ["all tensors together", Text.Grouped(tensors), limit], ProblemPlace.OfNetwork());
        }

        var parameters = network.Layers.Sum(static layer => layer.Parameters.Sum(static p => (long)p.Length));
        if (parameters > Budget.ParametersLength)
        {
            yield return new Problem(ProblemId.TooLarge, ["all parameters together", Text.Grouped(parameters), Text.Grouped(Budget.ParametersLength)], ProblemPlace.OfNetwork());
        }

        var longest = network.Layers.OrderByDescending(static layer => layer.Terms).First();
        if (network.Unroll == Unroll.Full && longest.Terms > Budget.FullTerms)
        {
            yield return new Problem(
                ProblemId.UnrollTooLarge, [Text.InSentence(longest.Name), Text.Grouped(longest.Terms), Text.Grouped(Budget.FullTerms)], ProblemPlace.OfNetwork("Unroll"))
            {
                Repairs = [Repair.Remove("Unroll")],
            };
        }
    }
}
