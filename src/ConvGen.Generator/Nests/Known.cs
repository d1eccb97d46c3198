using System.Collections.Immutable;

namespace ConvGen.Generator.Nests;

/// <summary>The axes that have become constants.</summary>
internal sealed class Known
{
    public static readonly Known Nothing = new(ImmutableDictionary<string, int>.Empty);

    private readonly ImmutableDictionary<string, int> values;

    private Known(ImmutableDictionary<string, int> values) => this.values = values;

    public Known And(Axis axis, int value) => new(values.SetItem(axis.Name, value));

    public Affine In(Affine index) => index.Substitute(axis => values.TryGetValue(axis, out int value) ? value : null);

    /// <summary>With constant indices put in, and known elements at constant places as numbers.</summary>
    public Expr In(Expr e) => e.Rewrite(part => part.Reindex(In) is var here && here is Load { Tensor.IsKnown: true, Address.IsConstant: true } load
        ? new Number(load.Tensor.Values[load.Address.Constant])
        : here);
}
