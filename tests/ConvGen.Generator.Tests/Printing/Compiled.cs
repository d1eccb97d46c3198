using System.Reflection;
using ConvGen.Generator.Planning;
using ConvGen.Generator.Printing;
using ConvGen.Tests.Harness;
using Inferred = ConvGen.Generator.Inference.Network;

namespace ConvGen.Tests.Printing;

/// <summary>Networks and plans made by hand, as text and as running code.</summary>
internal static class Compiled
{
    /// <summary>All files of a network.</summary>
    public static IReadOnlyList<GeneratedFile> Files(Inferred network) => Files(Plans.Of(network), Target.All);

    public static IReadOnlyList<GeneratedFile> Files(Plans plans, IReadOnlyList<Target> targets) => [Emit.Face(plans), .. Emit.Kernels(plans, targets).Files];

    /// <summary>The class of a network with one plan, in an assembly of its own.</summary>
    public static Type Type(Plan plan) => Type(new(plan, null, null), Target.All);

    /// <summary>A network's class with kernels for some widths, in an assembly of its own.</summary>
    public static Type Type(Plans plans, IReadOnlyList<Target> targets)
    {
        string name = plans.Training.Network.Type.Name;
        Assembly assembly = RoslynHarness.Run([$"public partial class {name};", .. Files(plans, targets).Select(file => file.Text)]).Load();
        return assembly.GetType(name)!;
    }
}
