using System.Collections.Immutable;
using ConvGen.Generator.Nests;

namespace ConvGen.Generator.Planning;

/// <summary>
/// Schedules for nests that gather through windows: there an input <c>i</c> meets the outputs <c>o</c> with <c>0 ≤ i - s*o + p &lt; k</c>.
/// A tile of inputs, a multiple of the stride long, is counted from its first output, so that its taps are constants.
/// </summary>
internal static class Windows
{
    /// <summary>The stride of the window that an axis moves through, or 1.</summary>
    public static int StrideOf(Nest nest, string axis) => Of(nest).Where(window => window.Input == axis).Select(window => window.Stride).DefaultIfEmpty(1).First();

    /// <summary>Whether an axis can be tiled as a whole only: terms depend on it in another way than by a window.</summary>
    public static bool GoesWhole(Nest nest, string axis) =>
        nest.Guards.Any(guard => guard.Value.Uses(axis) && nest.Loops.Any(loop => loop.Reduces && guard.Value.Uses(loop.Axis.Name))) && Of(nest).All(window => window.Input != axis);

    /// <summary>Cuts the columns of each window into tiles, and the rows too where outputs skip some of them; takes the tiles that it used.</summary>
    public static Nest Cut(Nest nest, ref ImmutableDictionary<string, int> tiles, int most)
    {
        var windows = Of(nest);
        int left = tiles.Where(tile => windows.All(window => window.Input != tile.Key)).Aggregate(most, (rest, tile) => rest / tile.Value);
        for (int i = windows.Count - 1; i >= 0; i--)
        {
            var (input, over, stride, reduced) = windows[i];
            bool columns = i == windows.Count - 1;
            int size = tiles.TryGetValue(input, out int asked) ? asked : stride;
            tiles = tiles.Remove(input);
            if (columns || (stride > 1 && size <= left))
            {
                left /= size;
                nest = nest.Split(input, size);
                nest = (over is null ? nest : nest.Shift(over, (size / stride) * Affine.Of(input + "o"))).Unroll([.. reduced, input + "i"]);
            }
        }

        return nest;
    }

    /// <summary>The inner axes that <see cref="Cut"/> made.</summary>
    public static IEnumerable<string> InnerOf(Nest nest) =>
        nest.Loops.Where(loop => !loop.Reduces && loop.Kind == LoopKind.Unrolled).Select(loop => loop.Axis.Name);

    /// <summary>What each window joins: an input, the outputs that move against it, how far they do, and all axes of the sum that it depends on.</summary>
    private static List<(string Input, string? Over, int Stride, string[] Reduced)> Of(Nest nest)
    {
        var windows = new List<(string, string?, int, string[])>();
        foreach (var guard in nest.Guards)
        {
            var input = nest.Loops.FirstOrDefault(loop => !loop.Reduces && guard.Value[loop.Axis.Name] == 1)?.Axis.Name;
            string[] reduced = [.. nest.Loops.Where(loop => loop.Reduces && guard.Value.Uses(loop.Axis.Name)).Select(loop => loop.Axis.Name)];
            if (input is not null && reduced.Length > 0)
            {
                var over = nest.Loops.LastOrDefault(loop => loop.Reduces && guard.Value[loop.Axis.Name] < 0)?.Axis.Name;
                windows.Add((input, over, over is null ? 1 : -guard.Value[over], reduced));
            }
        }

        return windows;
    }
}
