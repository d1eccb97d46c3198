namespace ConvGen.Tool.Import.Operators;

/// <summary>Pad; and Slice and Concat, which together pad circularly.</summary>
internal static class Paddings
{
    private static readonly Dictionary<string, PaddingMode> s_modes = new()
    {
        ["constant"] = PaddingMode.Zeros,
        ["reflect"] = PaddingMode.Reflect,
        ["edge"] = PaddingMode.Replicate,
        ["wrap"] = PaddingMode.Circular,
    };

    public static Value Pad(NodeReader node)
    {
        var image = node.Value();
        var name = node.Attribute("mode", "constant");
        var mode = s_modes.TryGetValue(name, out var known) ? known : throw node.Refuse($"pads by '{name}'; expected one of {string.Join(", ", s_modes.Keys)}");
        var pads = node.Integers(1, "pads") ?? throw node.Refuse("has no pads");
        var value = (node.Opset < 11 ? node.Attribute("value", 0f) : node.Scalar(2)) ?? 0f;
        if (node.Input(3) is not null)
        {
            throw node.Refuse("pads the axes of its input 3; expected pads for every axis");
        }

        if (!image.IsImage || pads.Length != 8)
        {
            throw node.Refuse($"has pads [{string.Join(", ", pads)}]; expected eight numbers, for an image");
        }

        var sides = image.Layout.Select((axis, i) => (Axis: axis, Before: pads[i], After: pads[4 + i])).ToDictionary(side => side.Axis);
        if (pads.Any(pad => pad is < 0 or > int.MaxValue) || (sides['N'].Before | sides['N'].After | sides['C'].Before | sides['C'].After) != 0)
        {
            throw node.Refuse($"has pads [{string.Join(", ", pads)}]; expected them of rows and columns alone, each at least 0");
        }

        if (pads.All(pad => pad == 0))
        {
            return image;
        }

        var window = Window.OfPadding((int)sides['H'].Before, (int)sides['W'].Before, (int)sides['H'].After, (int)sides['W'].After);
        return Padded(node, image, new PadStep(node.Node, mode, value, window));
    }

    public static Value Slice(NodeReader node)
    {
        var image = node.Image();
        if (node.Integers(1, "starts") is not [var start] || node.Integers(2, "ends") is not [var end] || (node.Integers(3, "axes") ?? [0]) is not [(2 or 3) and var axis]
            || (node.Integers(4, "steps") ?? [1]) is not [1])
        {
            throw node.Refuse("cuts its input, and no layer does that");
        }

        var letter = image.Layout[(int)axis];
        var size = image.SizeOf(letter);
        var (from, to) = (Place(start), Place(end));
        return (from, to) == (0, size) ? image
            : from < to ? Sized(image, letter, to - from).Then(new SliceStep(node.Node, letter, from, to)) with { Before = image }
            : throw node.Refuse($"cuts [{start}, {end}) out of {size}; expected something");

        int Place(long place) => (int)Math.Clamp(place < 0 ? place + size : place, 0, size);
    }

    /// <summary>An image between its own last and first rows or columns.</summary>
    public static Value Concat(NodeReader node)
    {
        var parts = Enumerable.Range(0, node.Inputs).Select(node.Value).ToList();
        var axis = node.Integer("axis", 1);
        var image = parts.FirstOrDefault(part => parts.All(other => ReferenceEquals(other, part) || (other.Step is SliceStep && ReferenceEquals(other.Before, part))));
        if (image is not { IsImage: true, IsInOrder: true } || axis is not (2 or 3 or -1 or -2))
        {
            throw node.Refuse("joins branches, and ConvGen's networks have none");
        }

        var letter = image.Layout[axis < 0 ? axis + 4 : axis];
        var size = image.SizeOf(letter);
        var at = parts.FindIndex(part => ReferenceEquals(part, image));
        var before = at == 1 && parts[0].Step is SliceStep first && first.Axis == letter && first.End == size ? size - first.Start : 0;
        var after = at == parts.Count - 2 && parts[^1].Step is SliceStep last && last.Axis == letter && last.Start == 0 ? last.End : 0;
        if (parts.Count != 1 + (before > 0 ? 1 : 0) + (after > 0 ? 1 : 0))
        {
            throw node.Refuse("joins parts of an image otherwise than circular padding does");
        }

        var own = letter == 'H' ? Window.OfPadding(before, 0, after, 0) : Window.OfPadding(0, before, 0, after);
        return image is { Step: PadStep { Mode: PaddingMode.Circular } rows, Before: { } whole } && letter == 'W' && rows.Window is { Left: 0, Right: 0 }
            ? Padded(node, whole, rows with { Node = node.Node, Window = rows.Window with { Left = before, Right = after } })
            : Padded(node, image, new PadStep(node.Node, PaddingMode.Circular, 0f, own));
    }

    private static Value Padded(NodeReader node, Value image, PadStep step)
    {
        long rows = (long)image.Shape[1] + step.Window.Top + step.Window.Bottom, columns = (long)image.Shape[2] + step.Window.Left + step.Window.Right;
        return image.Shape[0] * rows <= int.MaxValue / columns
            ? image.Then(step, image.Shape[0], (int)rows, (int)columns) with { Layout = image.Layout }
            : throw node.Refuse($"pads to {image.Shape[0]}×{rows}×{columns}; expected at most {int.MaxValue} elements");
    }

    private static Value Sized(Value image, char axis, int size)
    {
        int[] shape = [.. image.Shape];
        shape["CHW".IndexOf(axis, StringComparison.Ordinal)] = size;
        return image with { Shape = shape };
    }
}
