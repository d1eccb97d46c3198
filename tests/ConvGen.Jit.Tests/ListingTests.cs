namespace ConvGen.Jit.Tests;

/// <summary>A listing is read as it is meant: loops by their jumps back, and each with its own code.</summary>
public sealed class ListingTests
{
    private const string Text = """
        ; Assembly listing for method ConvGen.Generated.Net_Vector512:Conv1Forward(byref,byref) (FullOpts)
        ; rbp based frame

        G_M000_IG01:                ;; offset=0x0000
               push     rbp
        G_M000_IG02:                ;; offset=0x0004
               xor      eax, eax
        G_M000_IG03:                ;; offset=0x0008
               vmovups  zmmword ptr [rbp-0x70], zmm23
        G_M000_IG04:                ;; offset=0x0010
               vfmadd231ps zmm14, zmm21, zmmword ptr [rbp-0x70]
               vfmadd231ps zmm15, zmm21, zmmword ptr [rdi]
               mov      rax, qword ptr [rbp-0x10]
               jne      SHORT G_M000_IG04
               call     [ConvGen.CompilerServices.Lanes:Fold(byref,byref,int)]
               jl       G_M000_IG03
               ret
        ; Total bytes of code 32
        """;

    [Fact]
    public void EachLoopHasItsOwnCode()
    {
        CompiledMethod method = Assert.Single(CompiledMethod.Read(Text.Split('\n')));
        Assert.Equal(("Net_Vector512:Conv1Forward", "FullOpts"), (method.Name, method.Tier));
        Assert.Equal([new(1, Instructions: 3, MultiplyAdds: 0, Spills: 1), new CompiledLoop(2, Instructions: 4, MultiplyAdds: 2, Spills: 1)], method.Loops);
    }

    [Fact]
    public void CallsAreNamed() => Assert.Equal(["ConvGen.CompilerServices.Lanes:Fold"], Assert.Single(CompiledMethod.Read(Text.Split('\n'))).Calls);

    [Fact]
    public void WithoutAFrameRbpIsARegister() =>
        Assert.All(Assert.Single(CompiledMethod.Read(Text.Replace("; rbp", "; rsp", StringComparison.Ordinal).Split('\n'))).Loops, loop => Assert.Equal(0, loop.Spills));
}
