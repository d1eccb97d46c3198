using ConvGen.Generator.Nests;

namespace ConvGen.Generator.Printing;

/// <summary>
/// References into the tensors. What moves with a loop is added to a reference once at the loop's head, so that every element inside lies
/// at a constant distance, never a negative one.
/// </summary>
internal sealed class References(LoweredNest kernel)
{
    private readonly Dictionary<(Region, Affine), (string Name, int Least)> open = [];
    private readonly HashSet<string> axes = [];

    /// <summary>Writes the references that depend on a loop and on nothing deeper.</summary>
    public void Enter(For loop, CodeWriter writer)
    {
        axes.Add(loop.Axis.Name);
        var moving = new LoweredNest(kernel.Nest, kernel.Lane, loop.Body).All.SelectMany(node => node.Elements)
            .GroupBy(element => (element.Tensor.Region, Moving(element)))
            .Where(group => group.Key.Item2.Uses(loop.Axis.Name) && group.Key.Item2.Terms.All(term => axes.Contains(term.Axis)));
        foreach (var group in moving)
        {
            int least = Math.Min(0, group.Min(element => Constant(element)));
            var tensor = group.First().Tensor;
            string name = Unique($"{tensor.Letter}_{string.Join("_", group.Key.Item2.Terms.Select(term => term.Axis))}");
            open[group.Key] = (name, least);
            writer.Line($"ref float {name} = ref Unsafe.Add(ref {tensor.Letter}, {VectorCode.Index(group.Key.Item2 + least)});");
        }
    }

    public void Leave(For loop)
    {
        axes.Remove(loop.Axis.Name);
        foreach (var key in open.Keys.Where(key => key.Item2.Uses(loop.Axis.Name)).ToList())
        {
            open.Remove(key);
        }
    }

    /// <summary>A reference and the distance of an element from it.</summary>
    public (string Reference, int Offset) Of(Load element) => Moving(element) is { IsConstant: true }
        ? (element.Tensor.Letter, Constant(element))
        : open[(element.Tensor.Region, Moving(element))] is var (name, least) ? (name, Constant(element) - least) : default;

    private string Unique(string name)
    {
        string unique = name;
        for (int i = 2; open.Values.Any(taken => taken.Name == unique); i++)
        {
            unique = $"{name}_{CodeWriter.Number(i)}";
        }

        return unique;
    }

    private IEnumerable<string> Still => new[] { kernel.Lane?.Name ?? "" }.Concat(kernel.Nest.Loops.Where(loop => loop.Kind == LoopKind.Row).Select(loop => loop.Axis.Name));

    private Affine Moving(Load element) => Still.Aggregate(element.Address, (address, axis) => address.Without(axis)) is var address ? address - address.Constant : 0;

    private static int Constant(Load element) => element.Address.Constant;
}
