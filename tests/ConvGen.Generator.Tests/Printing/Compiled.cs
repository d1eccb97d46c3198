using System.Reflection;
using ConvGen.Generator.Planning;
using ConvGen.Generator.Printing;
using ConvGen.Tests.Harness;

namespace ConvGen.Tests.Printing;

/// <summary>Plans made by hand, as running code.</summary>
internal static class Compiled
{
    /// <summary>All files of a plan.</summary>
    public static IReadOnlyList<string> Files(Plan plan)
    {
        var kernels = Kernels.Of(plan);
        return [FacePrinter.Print(plan, null, null), LayersFile.Print(plan.Network), KernelFile.Rows(plan, kernels), .. Target.All.Select(target => KernelFile.Vectors(plan, kernels, target))];
    }

    /// <summary>The network's class, in an assembly of its own.</summary>
    public static Type Type(Plan plan)
    {
        string name = plan.Network.Type.Name;
        Assembly assembly = RoslynHarness.Run([$"public partial class {name};", .. Files(plan)]).Load();
        return assembly.GetType(name)!;
    }
}
