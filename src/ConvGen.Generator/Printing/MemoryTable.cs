using ConvGen.Generator.Nests;
using ConvGen.Generator.Planning;

namespace ConvGen.Generator.Printing;

/// <summary>The table of memory: how much there is of what, and for each of what.</summary>
internal static class MemoryTable
{
    public static IReadOnlyList<string> Of(Plan training, Plan? prediction, Plan? single)
    {
        var network = training.Network;
        int learned = network.ParametersLength, statistics = network.Buffers.Sum(own => own.Buffer.Length);
        // Where phases wait for the whole batch, each block keeps its own until the end.
        string each = training.Forward.Length + training.Backward.Length > 2 ? "16 images" : "thread";
        var rows = new List<string[]> { new[] { "memory", "for each", "bytes" } };
        Add("parameters", "network", learned);
        Add("running statistics", "network", statistics);
        Add("packed for one image", "network", single?.LengthOf(Space.Packed) ?? 0);
        Add("predicting one image", "thread", single?.LengthOf(Space.Activations) ?? 0);
        Add("predicting 16 images", "thread", (prediction ?? training).LengthOf(Space.Activations));
        Add("training", each, training.LengthOf(Space.Activations) + training.LengthOf(Space.Gradients));
        Add("sums of the gradient", each == "thread" ? each : "64 images", training.LengthOf(Space.Sums));
        Add("gradient", "64 images", learned);
        return TextTable.Of(rows, left: 2);

        void Add(string what, string of, long floats)
        {
            if (floats > 0)
            {
                rows.Add([what, of, TextTable.Grouped(sizeof(float) * floats)]);
            }
        }
    }
}
