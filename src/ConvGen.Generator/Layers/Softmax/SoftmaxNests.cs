using ConvGen.Generator.Nests;

namespace ConvGen.Generator.Layers.Softmax;

internal sealed partial record SoftmaxLayer
{
    public override LayerNests State(LayerTensors tensors)
    {
        var (axes, z, a, dz, da) = Elementwise.Elements(tensors);
        var (c, places) = (axes[0], axes.Skip(1).ToArray());
        Load Over(Tensor tensor) => tensor[[.. places.Select(axis => (Affine)axis)]];
        int[] sizes = [.. places.Select(axis => axis.Extent)];
        Load greatest = Over(tensors.Kept("greatest", "M", sizes)), sum = Over(tensors.Kept("sum", "S", sizes)), dot = Over(tensors.Scratch("dot", "D", sizes));
        var e = tensors.Kept("exponentials", "E", [.. axes.Select(axis => axis.Extent)])[[.. axes.Select(axis => (Affine)axis)]];
        return new()
        {
            Forward =
            [
                Nest.Reduce($"{Name}Greatest", "the greatest, so that no exponential overflows", places, greatest, ReductionKind.Max, float.NegativeInfinity, [c], z),
                Nest.Map($"{Name}Exponentials", "exponentials of what is below the greatest", axes, e, new Call("Exp", z - greatest)),
                Nest.Sum($"{Name}Sum", "their sum", places, sum, 0f, [c], e),
                Nest.Map($"{Name}Forward", "each one's share of the sum", axes, a, e / sum),
            ],
            InputGradient =
            [
                Nest.Sum($"{Name}Dot", "the gradient along the outputs", places, dot, 0f, [c], da * a),
                Nest.Map($"{Name}InputGradient", "back through Softmax", axes, dz, a * (da - dot)),
            ],
        };
    }
}
