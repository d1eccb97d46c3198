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
    private readonly Dictionary<Load, (string Reference, int Offset)> found = [];

    // What a vector or a call covers does not move its reference.
    private readonly string[] still = [kernel.Lane?.Name ?? "", .. kernel.Nest.Loops.Where(loop => loop.Kind == LoopKind.Row).Select(loop => loop.Axis.Name)];

    /// <summary>Writes the references that depend on a loop and on nothing deeper.</summary>
    public void Enter(For loop, CodeWriter writer)
    {
        axes.Add(loop.Axis.Name);
        var moving = loop.Distinct.Where(element => element.Address.Uses(loop.Axis.Name))
            .Select(element => (Element: element, By: Moving(element)))
            .Where(own => own.By.Terms.All(term => axes.Contains(term.Axis)))
            .GroupBy(own => (own.Element.Tensor.Region, own.By), own => own.Element);
        foreach (var group in moving)
        {
            int least = Math.Min(0, group.Min(element => element.Address.Constant));
            var (tensor, by) = (group.First().Tensor, group.Key.By);
            string name = Unique($"{tensor.Letter}_{string.Join("_", by.Terms.Select(term => term.Axis))}");
            open[group.Key] = (name, least);
            writer.Line($"ref float {name} = ref Unsafe.Add(ref {tensor.Letter}, {VectorCode.Index(by + least)});");
        }
    }

    public void Leave(For loop)
    {
        axes.Remove(loop.Axis.Name);
        found.Clear();
        foreach (var key in open.Keys.Where(key => key.Item2.Uses(loop.Axis.Name)).ToList())
        {
            open.Remove(key);
        }
    }

    /// <summary>A reference and the distance of an element from it.</summary>
    public (string Reference, int Offset) Of(Load element)
    {
        if (!found.TryGetValue(element, out var place))
        {
            int constant = element.Address.Constant;
            var moving = Moving(element);
            place = moving.IsConstant ? (element.Tensor.Letter, constant)
                : open[(element.Tensor.Region, moving)] is var (name, least) ? (name, constant - least) : default;
            found[element] = place;
        }

        return place;
    }

    private string Unique(string name)
    {
        string unique = name;
        for (int i = 2; open.Values.Any(taken => taken.Name == unique); i++)
        {
            unique = $"{name}_{CodeWriter.Number(i)}";
        }

        return unique;
    }

    private Affine Moving(Load element)
    {
        var address = element.Address;
        foreach (string axis in still)
        {
            address = address.Without(axis);
        }

        return address - address.Constant;
    }
}
