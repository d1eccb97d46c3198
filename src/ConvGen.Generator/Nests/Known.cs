namespace ConvGen.Generator.Nests;

/// <summary>The axes that have become constants: a chain, since each loop adds one to those of the loops around it.</summary>
internal sealed class Known
{
    public static readonly Known Nothing = new("", 0, null);

    private readonly string axis;
    private readonly int value;
    private readonly Known? outer;

    private Known(string axis, int value, Known? outer)
    {
        this.axis = axis;
        this.value = value;
        this.outer = outer;
    }

    public Known And(Axis axis, int value) => new(axis.Name, value, this);

    public bool TryGet(string axis, out int value)
    {
        for (var known = this; known is not null; known = known.outer)
        {
            if (known.axis == axis)
            {
                value = known.value;
                return true;
            }
        }

        value = 0;
        return false;
    }

    public Affine In(Affine index) => index.Substitute(this);

    /// <summary>Whether an index has become a constant.</summary>
    public bool Decides(Affine index, out int total)
    {
        total = index.Constant;
        foreach (var (name, coefficient) in index.Terms)
        {
            if (!TryGet(name, out int own))
            {
                return false;
            }

            total += coefficient * own;
        }

        return true;
    }

    /// <summary>With constant indices put in, and known elements at constant places as numbers.</summary>
    public Expr In(Expr e) => e.Rewrite(part => part.Reindex(In) is var here && here is Load { Tensor.IsKnown: true, Address.IsConstant: true } load
        ? new Number(load.Tensor.Values[load.Address.Constant])
        : here);
}
