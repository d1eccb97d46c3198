using ConvGen.Generator.Nests;

namespace ConvGen.Generator.Printing;

/// <summary>Names of locals, made of a tensor's letter and the indices that are constant: <c>w0_2</c> is W at output channel 0, tap 2 of a tile.</summary>
internal sealed class Names
{
    private readonly Dictionary<Region, List<int>> dimensions = [];
    private readonly Dictionary<Load, string> known = [];

    public Names(Nest nest)
    {
        var written = nest.Loops.Where(loop => loop.Kind == LoopKind.Unrolled).Select(loop => loop.Axis.Name).ToList();
        var winner = nest.Reduction?.Winner is { } load ? [load] : Enumerable.Empty<Load>();
        foreach (var element in nest.Loads.Append(nest.Output).Concat(winner))
        {
            dimensions[element.Tensor.Region] = [.. Enumerable.Range(0, element.Index.Length).Where(d => written.Any(element.Index[d].Uses))];
        }
    }

    public string Of(Load element)
    {
        if (!known.TryGetValue(element, out string? name))
        {
            known[element] = name = Made(element);
        }

        return name;
    }

    private string Made(Load element)
    {
        string letter = element.Tensor.Letter.ToLowerInvariant();
        var constants = dimensions[element.Tensor.Region].Select(d => element.Index[d].Constant - element.Tensor.Dimensions[d].Low).ToList();
        return constants.Count == 0 ? letter + "Value" : letter + string.Join("_", constants.Select(c => c < 0 ? "m" + CodeWriter.Number(-c) : CodeWriter.Number(c)));
    }
}
