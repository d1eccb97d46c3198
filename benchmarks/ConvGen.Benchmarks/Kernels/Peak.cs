using System.Globalization;
using ConvGen.Generator.Planning;

namespace ConvGen.Benchmarks.Kernels;

/// <summary>The machine's limit: fused multiply-adds of one core by independent chains in registers.</summary>
internal static class Peak
{
    /// <summary>More than two a cycle with results after four cycles need.</summary>
    private const int Chains = 12;

    private const int Turns = 4096;

    /// <summary>Multiply-adds in a run, all lanes together.</summary>
    public static long MultiplyAdds(Target target) => (long)Chains * Turns * target.Lanes;

    /// <summary>A run of it.</summary>
    public static Action Of(Target target)
    {
        string vector = string.Create(CultureInfo.InvariantCulture, $"Vector{target.Bits}");
        string[] chains = [.. Enumerable.Range(0, Chains).Select(i => string.Create(CultureInfo.InvariantCulture, $"a{i}"))];
        string source = $$"""
            using System.Runtime.CompilerServices;
            using System.Runtime.Intrinsics;

            public static class Peak
            {
                public static float Result;

                [MethodImpl(MethodImplOptions.AggressiveOptimization)]
                public static void Run()
                {
                    var x = {{vector}}.Create(0.9f);
                    var y = {{vector}}.Create(0.1f);
                    {{string.Join(" ", chains.Select((chain, i) => string.Create(CultureInfo.InvariantCulture, $"var {chain} = {vector}.Create({i}f);")))}}
                    for (int turn = 0; turn < {{Turns.ToString(CultureInfo.InvariantCulture)}}; turn++)
                    {
                        {{string.Join(" ", chains.Select(chain => $"{chain} = {vector}.FusedMultiplyAdd({chain}, x, y);"))}}
                    }
                    Result = {{vector}}.Sum({{string.Join(" + ", chains)}});
                }
            }
            """;
        return CompiledKernels.Load(source).GetType("Peak")!.GetMethod("Run")!.CreateDelegate<Action>();
    }
}
