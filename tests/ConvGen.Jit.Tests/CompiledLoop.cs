using System.Text.RegularExpressions;

namespace ConvGen.Jit.Tests;

/// <summary>A loop's own code, without that of loops inside it.</summary>
/// <param name="Number">Its place in the method, from 1.</param>
/// <param name="Spills">Instructions that move a vector to the stack or take one from there.</param>
internal sealed partial record CompiledLoop(int Number, int Instructions, int MultiplyAdds, int Spills)
{
    /// <param name="framed">Whether rbp points into the stack, too; otherwise it is a register like any other.</param>
    public static CompiledLoop Of(int number, IReadOnlyList<string> instructions, bool framed) => new(
        number, instructions.Count, instructions.Count(line => line.StartsWith("vfm", StringComparison.Ordinal) || line.StartsWith("vfnm", StringComparison.Ordinal)),
        instructions.Count(line => Vector().IsMatch(line) && (line.Contains("[rsp", StringComparison.Ordinal) || (framed && line.Contains("[rbp", StringComparison.Ordinal)))));

    /// <summary>What an instruction calls; null if it calls nothing.</summary>
    public static string? Callee(string instruction) => Call().Match(instruction) is { Success: true } call ? call.Groups["callee"].Value : null;

    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"loop {Number}: {Spills} spills in {Instructions} instructions, {MultiplyAdds} of them multiply-adds");

    [GeneratedRegex("[xyz]mm")]
    private static partial Regex Vector();

    // "call     [ConvGen.CompilerServices.Lanes:Transpose(byref,nint,int,int,byref,nint)]"
    [GeneratedRegex(@"^call\s+\[?(?<callee>.*?)(?:\(.*)?\]?$")]
    private static partial Regex Call();
}
