using ConvGen.Tests.Harness;

namespace ConvGen.Tests.Analyzers;

/// <summary>One mistake is one error, also where code uses the network.</summary>
public sealed class FollowUpTests
{
    [Theory]
    [InlineData("[Network(1, 28, 28)] [Conv2d(6, 5)] public partial record Net;", "CG0002")]
    [InlineData("[Conv2d(6, 5)] [BatchNorm2d] public partial class Net;", "CG0006")]
    [InlineData("[ConvGen.Conv2dAttribute(6, 5)] public partial class Net;", "CG0006")]
    [InlineData("[Network(1, 28, 28)] public partial class Net;", "CG0009")]
    [InlineData("[Network(1, 28, 28)] [ReLU] public partial class Base; [Network(1, 28, 28)] [Conv2d(6, 5)] public partial class Net : Base;", "CG0002")]
    [InlineData("[Network(1, 28, 28)] [Conv2d(6, 5)] public partial class Net(int Conv1) { public int Size => Conv1; }", "CG0005")]
    [InlineData("[Network(1, 28, 28)] [Conv2d(6, 5)] public partial class Net { public required int Size { get; set; } }", "CG0005", "new Net")]
    [InlineData("[Network(1, 28, 28)] [Conv2d(6, 5)] public partial class Net { public Net(string name) => Name = name; public string Name { get; } }", "CG0028")]
    [InlineData("[Network(1, 28, 28)] [Conv2d(6, 5)] public partial class Net { public Net() { } }", "CG0028")]
    [InlineData("[Network(1, 28, 28)] [Conv2d(6, 5)] public partial class Net { public int Conv1 => 3; }", "CG0018")]
    public void UsersOfAWrongClassAreLeftAlone(string source, string id, string? without = null)
    {
        string users = without is null ? Reported.Users : Reported.Users.Replace("var net = new Net(seed: 3);", "Net net = null!;", StringComparison.Ordinal);
        users = id == "CG0005" ? users.Replace("using var trainer = new Trainer<Net>(net, new SGD(0.1f));", "", StringComparison.Ordinal).Replace("new Net(seed: 3)", "new Net(3)", StringComparison.Ordinal) : users;
        users = source.Contains(" record ", StringComparison.Ordinal) ? users.Replace("net.Clone()", "net", StringComparison.Ordinal) : users;
        var ids = RoslynHarness.Diagnostics($"using ConvGen; {source}", users).Select(diagnostic => diagnostic.Id).Where(said => said != "SYSLIB5001");
        Assert.Equal([id], ids);
    }

    [Theory]
    [InlineData("public abstract partial class Net;", "Net", "CG0002")]
    [InlineData("public partial class Net<T>;", "Net<int>", "CG0003")]
    [InlineData("public partial class Net<@in, U> where U : class;", "Net<int, string>", "CG0003")]
    public void MembersOfAWrongClassAreThere(string type, string name, string id)
    {
        var ids = RoslynHarness.Diagnostics(
            $"using ConvGen; [Network(1, 28, 28)] [Conv2d(6, 5)] [BatchNorm2d] {type} "
            + $"static class Users {{ static int Use({name} net, float[] a) {{ net.Predict(a, a); net.Save(\"\"); return {name}.InputLength + (int)net.Conv1.Weight[0, 0, 0, 0] + (int)net.BatchNorm1.NumBatchesTracked; }} }}")
            .Select(diagnostic => diagnostic.Id).Where(said => said is not ("SYSLIB5001" or "CS8981"));
        Assert.Equal([id], ids);
    }

    [Theory]
    [InlineData("[Network(1, 8, 8)] [Flaten] [Linear(3)] public partial class Net;", "CS0246")]
    [InlineData("[Network(1, 8, 8)] [Conv2d(6, 5, Paddng = 2)] [Conv2d(6, 5)] public partial class Net;", "CS0246")]
    [InlineData("[Network(1, 8, 8)] [Conv2d(Size, 5)] [Flatten] [Linear(3)] public partial class Net;", "CS0103")]
    [InlineData("[Network(1, 8, 8)] [Conv2d(6, 5)] public partial struct Net;", "CS0592")]
    [InlineData("[Network(1, 8, 8)] [Conv2d(6, 5)] public partial interface Net;", "CS0592")]
    [InlineData("[Network(1, 8, 8)] [Conv2d(6, 5)] public partial record struct Net;", "CS0592")]
    public void WhatTheCompilerSaysIsEnough(string source, string id) =>
        Assert.Equal([id], RoslynHarness.Diagnostics($"using ConvGen; {source}").Select(diagnostic => diagnostic.Id).Distinct());
}
