using ConvGen.Generator.Inference;
using ConvGen.Generator.Nests;

namespace ConvGen.Generator.Printing;

/// <summary>What stands above a kernel: its formula in the letters that its loops use, the tensors, and the schedule.</summary>
internal static class KernelComment
{
    public static IEnumerable<string> Of(LoweredNest kernel)
    {
        var nest = kernel.Nest;
        yield return $"// {Text.UpperFirst(nest.Summary)}:";
        yield return "//";
        yield return $"//     {nest.Stated}";
        yield return "//";
        yield return $"// {string.Join(", ", nest.Tensors.Select(Describe))}.";
        yield return $"// Loops: {NestText.Loops(nest)}{Legend(nest)}.";
        var pieces = nest.Loops.Where(loop => loop.Axis.Extent > 1).GroupBy(loop => loop.Stated).Where(own => own.Count() > 1 || own.Any(loop => loop.Axis.Name != own.Key)).Select(Pieces);
        var origins = nest.Loops.Where(loop => loop.Origin is { IsConstant: false } && nest.AxisOf(loop.Origin.Terms[0].Axis).Extent > 1).Select(loop => $"{loop.Axis.Name} counts from {loop.Origin}");
        if (pieces.Concat(origins).ToList() is { Count: > 0 } explained)
        {
            yield return $"// There {string.Join(", ", explained)}.";
        }

        if (!nest.Twins.IsEmpty)
        {
            yield return $"// The same for {string.Join(", ", nest.Twins)}.";
        }

        if (kernel.Why.Length > 0)
        {
            yield return $"// {kernel.Why}";
        }
    }

    private static string Pieces(IGrouping<string, Loop> own) =>
        $"{own.Key} = {string.Join(" + ", own.Select(loop => loop.Step == 1 ? loop.Axis.Name : $"{CodeWriter.Number(loop.Step)}*{loop.Axis.Name}"))}";

    private static string Describe(Tensor tensor)
    {
        string sizes = string.Join(",", tensor.Dimensions.Select(d => CodeWriter.Number(d.Size)));
        return $"{tensor.Letter} [{sizes}]{(tensor.Dimensions.Any(d => d.Low < 0) ? " with a border" : "")}";
    }

    private static string Legend(Nest nest)
    {
        var kinds = nest.Loops.Select(loop => loop.Kind).Distinct().ToList();
        string[] parts =
        [
            .. kinds.Contains(LoopKind.Unrolled) ? ["[written out]"] : Array.Empty<string>(),
            .. kinds.Contains(LoopKind.Vector) ? ["<in the lanes>"] : Array.Empty<string>(),
            .. kinds.Contains(LoopKind.Row) ? ["(moved by one call)"] : Array.Empty<string>(),
        ];
        return parts.Length == 0 ? "" : $"; {string.Join(", ", parts)}";
    }
}
