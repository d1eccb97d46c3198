using ConvGen.Onnx;
using ConvGen.Tool.Import.Operators;

namespace ConvGen.Tool.Import;

/// <summary>Takes a model apart, node by node, into the layers of a declaration.</summary>
internal static class Importer
{
    /// <summary>The layers of a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="shape">Channels, rows and columns of an image where the model leaves them open; null if it does not.</param>
    /// <exception cref="RefusedException">Something of it has no layer; the message names node, operator and reason.</exception>
    public static ImportedNetwork Import(OnnxModel model, IReadOnlyList<int>? shape = null)
    {
        // Of each name what it stands for, or why it stands for nothing: an error only for those who read it.
        var known = new Dictionary<string, object>();
        foreach (var tensor in model.Initializers)
        {
            known[tensor.Name] = tensor;
        }

        if (model.Inputs.Where(input => !known.ContainsKey(input.Name)).ToList() is not [var input])
        {
            throw new RefusedException($"the model has the inputs {Names(model.Inputs.Where(value => !known.ContainsKey(value.Name)))}; expected one, the images");
        }

        if (model.Outputs is not [var output])
        {
            throw new RefusedException($"the model has the outputs {Names(model.Outputs)}; expected one");
        }

        var images = Images(model, input, shape);
        known[input.Name] = images;
        foreach (var node in model.Nodes)
        {
            object result;
            try
            {
                result = OperatorTable.Apply(new NodeReader(node, model.Opset, [.. node.Inputs.Select(name => name.Length == 0 ? null : Known(node, name))]));
            }
            catch (RefusedException e)
            {
                result = e;
            }

            foreach (var (name, i) in node.Outputs.Select((name, i) => (name, i)))
            {
                known[name] = i == 0 ? result : NodeReader.Refuse(node, $"is asked for its output {i} ('{name}'); expected the first alone");
            }
        }

        return known.GetValueOrDefault(output.Name) switch
        {
            Value value => new(images.Shape, Layers(value), images.Layout, value),
            RefusedException e => throw e,
            _ => throw new RefusedException($"the output '{output.Name}' does not depend on the input '{input.Name}'"),
        };

        object Known(OnnxNode node, string name) => known.GetValueOrDefault(name) switch
        {
            null => throw NodeReader.Refuse(node, $"reads '{name}', which nothing before it gives"),
            RefusedException e => throw e,
            var value => value,
        };
    }

    // An image that is turned before anything else reads it lies channels last.
    private static Value Images(OnnxModel model, OnnxValue input, IReadOnlyList<int>? shape)
    {
        var isChannelsLast = model.Nodes.Where(node => node.Inputs.Contains(input.Name)).ToList() is { Count: > 0 } readers && readers.All(node => node.Operator is "Transpose" && IsToFront(node));
        var layout = isChannelsLast ? "NHWC" : "NCHW";
        if (input.Shape is null or { Count: not 4 })
        {
            throw new RefusedException($"the input '{input.Name}' has {(input.Shape is null ? "no shape" : $"{input.Shape.Count} axes")}; expected images [N, C, H, W]");
        }

        int[] sizes = [.. "CHW".Select((axis, i) => input.Shape[layout.IndexOf(axis, StringComparison.Ordinal)] is var size && shape is not null && (size is null || size == shape[i]) ? shape[i]
            : size is >= 1 and <= int.MaxValue && shape is null ? (int)size
            : throw new RefusedException($"the input '{input.Name}' is {layout} [{string.Join(", ", input.Shape.Select(own => own is null ? "?" : $"{own}"))}]; "
                + (shape is null ? "expected a size for each axis but the first: give them by --shape C,H,W" : $"expected it to fit --shape {string.Join(',', shape)}")))];
        return sizes.Aggregate(1m, (product, size) => product * size) <= int.MaxValue
            ? new(null, null, sizes, layout)
            : throw new RefusedException($"the input '{input.Name}' is {string.Join('×', sizes)}; expected at most {int.MaxValue} elements");
    }

    private static bool IsToFront(OnnxNode node) => node.Attributes.Any(attribute => attribute is { Name: "perm", Value: long[] and [0, 3, 1, 2] });

    private static List<ImportedLayer> Layers(Value output)
    {
        var layers = new List<ImportedLayer>();
        for (var value = output; value.Step is not null; value = value.Before!)
        {
            var layer = value.Step.Layer
                ?? throw NodeReader.Refuse(value.Step.Node, $"{value.Step.Does}; no layer of ConvGen does that here");
            layers.Add(new(layer, value.Shape));
        }

        if (output.Flattened is not null)
        {
            throw new RefusedException($"the output's features lie in the order {output.Flattened.Axes}; expected a linear layer behind what flattens them");
        }

        layers.Reverse();
        return layers.Count > 0 ? layers : throw new RefusedException("the model has no layers; expected one at least");
    }

    private static string Names(IEnumerable<OnnxValue> values) => values.Select(value => $"'{value.Name}'").ToList() is { Count: > 0 } names ? string.Join(", ", names) : "(none)";
}

/// <summary>A network as it is to be declared.</summary>
/// <param name="Input">Channels, rows and columns of an image.</param>
/// <param name="Layers">Its layers in their order.</param>
/// <param name="InputLayout">How the model's images lay.</param>
/// <param name="Output">What comes out, for its layout.</param>
internal sealed record ImportedNetwork(IReadOnlyList<int> Input, IReadOnlyList<ImportedLayer> Layers, string InputLayout, Value Output);

/// <summary>A layer and what it gives.</summary>
internal sealed record ImportedLayer(Declared Declared, IReadOnlyList<int> OutputShape);
