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
    public static int StrideOf(Nest nest, string axis) =>
        nest.Guards.Where(guard => guard.Value[axis] == 1).Select(guard => Moving(nest, guard) is { } over ? -guard.Value[over] : 1).DefaultIfEmpty(1).First();

    /// <summary>Cuts the columns of each window into tiles, and the rows too where outputs skip some of them; takes the tiles that it used.</summary>
    public static Nest Cut(Nest nest, ref ImmutableDictionary<string, int> tiles, int most)
    {
        var windows = nest.Guards.Select(guard => (Guard: guard, Over: Moving(nest, guard))).Where(window => window.Over is not null).ToList();
        var own = windows.Select(window => window.Guard.Value.Terms.First(term => term.Coefficient == 1).Axis).ToList();
        int left = tiles.Where(tile => !own.Contains(tile.Key)).Aggregate(most, (rest, tile) => rest / tile.Value);
        for (int i = windows.Count - 1; i >= 0; i--)
        {
            var (guard, over) = windows[i];
            string input = guard.Value.Terms.First(term => term.Coefficient == 1).Axis;
            int stride = -guard.Value[over!];
            bool columns = i == windows.Count - 1;
            int size = tiles.TryGetValue(input, out int asked) ? asked : stride;
            tiles = tiles.Remove(input);
            if (columns || (stride > 1 && size <= left))
            {
                left /= size;
                nest = nest.Split(input, size);
                nest = nest.Shift(over!, (size / stride) * Affine.Of(input + "o")).Unroll(over!, input + "i");
            }
        }

        return nest;
    }

    /// <summary>The inner axes that <see cref="Cut"/> made.</summary>
    public static IEnumerable<string> InnerOf(Nest nest) =>
        nest.Loops.Where(loop => !loop.Reduces && loop.Kind == LoopKind.Unrolled).Select(loop => loop.Axis.Name);

    private static string? Moving(Nest nest, Guard guard) =>
        guard.Value.Terms.Select(term => term.Axis).FirstOrDefault(axis => nest.Loops.Any(loop => loop.Reduces && loop.Axis.Name == axis));
}
