using ConvGen.Generator.Declarations;
using ConvGen.Generator.Planning;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvGen.Generator;

/// <summary>The widths of vectors that the project wants kernels for: its property <c>ConvGenVectorWidths</c>, all of them if it says nothing.</summary>
/// <param name="Bits">The widths, the widest first.</param>
/// <param name="Wrong">What stands in the property and is no width, or null.</param>
internal sealed record VectorWidths(EquatableArray<int> Bits, string? Wrong)
{
    // ConvGen.targets writes the list with commas: what the compiler is handed ends at a semicolon.
    private const string Property = "build_property.ConvGenVectorWidthList";

    private static readonly char[] _separators = [',', ';', ' '];

    public IReadOnlyList<Target> Targets => [.. Target.All.Where(target => Bits.Contains(target.Bits))];

    public static VectorWidths Of(AnalyzerConfigOptions options)
    {
        var words = options.TryGetValue(Property, out var text) ? text.Split(_separators, StringSplitOptions.RemoveEmptyEntries) : [];
        var known = Target.All.Where(target => words.Length == 0 || words.Contains(Name(target))).Select(static target => target.Bits);
        var wrong = words.FirstOrDefault(static word => Target.All.All(target => Name(target) != word));
        // A wrong list is an error; what it would leave out is no second one.
        return new([.. wrong is null ? known : Target.All.Select(static target => target.Bits)], wrong);
    }

    private static string Name(Target target) => Printing.CodeWriter.Number(target.Bits);
}
