namespace ConvGen.Onnx;

/// <summary>Padding as an operation of its own.</summary>
internal static class Padding
{
    /// <summary>Pads rows and columns.</summary>
    /// <param name="graph">Where it goes.</param>
    /// <param name="layer">Whose padding it is.</param>
    /// <param name="part">What of the layer; empty if all of it.</param>
    /// <param name="mode">ONNX's: <c>constant</c>, <c>reflect</c> or <c>edge</c>.</param>
    /// <param name="sides">Top, left, bottom, right.</param>
    /// <param name="value">What a constant padding consists of.</param>
    public static void Add(OnnxGraph graph, LayerInfo layer, string part, string mode, long[] sides, float value = 0f)
    {
        var prefix = part.Length == 0 ? "" : part + ".";
        string[] inputs = [graph.Integers(layer, prefix + "sides", 0, 0, sides[0], sides[1], 0, 0, sides[2], sides[3])];
        graph.Then("Pad", layer, part, value == 0f ? inputs : [.. inputs, graph.Floats(layer, prefix + "value", [], value)], ("mode", mode));
    }

    /// <summary>Puts the image's other side before and behind it: rows first, and then the columns of all that.</summary>
    public static void AddCircular(OnnxGraph graph, LayerInfo layer, long[] sides)
    {
        Wrap("rows", 2, layer.InputShape[1], sides[0], sides[2]);
        Wrap("columns", 3, layer.InputShape[2], sides[1], sides[3]);

        void Wrap(string what, long axis, long size, long before, long after)
        {
            string[] parts = [.. Slice($"{what}.before", size - before, size), graph.Value, .. Slice($"{what}.after", 0, after)];
            if (parts.Length > 1)
            {
                graph.Value = graph.Add("Concat", layer, what, parts, ("axis", axis));
            }

            string[] Slice(string part, long start, long end) => start == end ? [] :
            [
                graph.Add("Slice", layer, part, [
                    graph.Value, graph.Integers(layer, $"{part}.start", start), graph.Integers(layer, $"{part}.end", end), graph.Integers(layer, $"{part}.axis", axis)]),
            ];
        }
    }
}
