using System.Numerics;
using ConvGen.CompilerServices;

namespace ConvGen.Tests.Reference;

/// <summary>The functions that no rounded operation defines: in double the mathematical ones, in float the runtime's own.</summary>
internal sealed record Functions<T>(Func<T, T> Sigmoid, Func<T, T> Tanh)
    where T : IBinaryFloatingPointIeee754<T>;

internal static class Functions
{
    public static Functions<double> Exact { get; } = new(x => 1 / (1 + Math.Exp(-x)), Math.Tanh);

    public static Functions<float> Runtime { get; } = new(VectorMath.Sigmoid, VectorMath.Tanh);
}
