using ConvGen.Generator.Planning;

namespace ConvGen.Generator.Printing;

/// <summary>Writes the members through which the runtime calls a network.</summary>
internal static class ExplicitMembers
{
    private const string Runtime = "global::ConvGen", Services = "global::ConvGen.CompilerServices";

    /// <param name="self">The interface that they are members of.</param>
    public static void Print(CodeWriter writer, Plans plans, string self)
    {
        foreach (string property in new[] { "int {0}.InputLength => InputLength;", "int {0}.OutputLength => OutputLength;", "string {0}.Description => Description;" })
        {
            writer.Line(property.Replace("{0}", $"{Runtime}.INetwork")).Line();
        }

        writer.Line($"static {Services}.NetworkLayout {self}.Layout => Architecture;").Line();
        writer.Line($"{Services}.NetworkState {self}.State => _state;").Line();
        foreach (var method in KernelMethod.Of(plans))
        {
            writer.Line($"static void {self}.{method.Member}({method.Parameters}) => {method.Name}({method.Arguments});").Line();
            writer.Line($"static partial void {method.Name}({method.Parameters});").Line();
        }
    }
}
