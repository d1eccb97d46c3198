using System.Globalization;
using ConvGen.Tests.Harness;

namespace ConvGen.Tests.Analyzers;

/// <summary>What is said of a source.</summary>
internal static class Reported
{
    /// <summary>Code that uses all that a network named <c>Net</c> has, whatever its layers are.</summary>
    public const string Users = """
        using ConvGen;

        internal static class Users
        {
            public static int Use(float[] images, byte[] pixels, Init init)
            {
                var net = new Net(seed: 3);
                net.Initialize(init, seed: 4);
                net.Predict(images, net.Parameters, threads: 2);
                net.Predict(pixels, images);
                net.Backward(images, images, images, images, seed: 5);
                net.Forward(images, seed: 6).Dispose();
                net.Save(Net.Description + net.Trace(images).Layers.Count);
                net.Clone().Load("file");
                using var trainer = new Trainer<Net>(net, new SGD(0.1f));
                INetwork any = net;
                return Net.InputLength + Net.OutputLength + any.OutputLength + Length<Net>();
            }

            private static int Length<T>() where T : class, INetwork<T> => T.OutputLength;
        }
        """;

    /// <summary>Fails unless one thing is said of a network named <c>Net</c> with these attributes, and nothing of the code that uses it.</summary>
    public static void Layer(string attributes, string id, string marked, string message) =>
        One($"using ConvGen;\n\n{attributes}\npublic partial class Net;", id, marked, message, Users);

    /// <summary>Fails unless one thing is said of the source: that id, at that text, in words that hold <paramref name="message"/>.</summary>
    public static void One(string source, string id, string marked, string message, params string[] others)
    {
        var diagnostics = RoslynHarness.Diagnostics([source, .. others]).Where(diagnostic => diagnostic.Id != "SYSLIB5001").ToList();
        var ours = Assert.Single(diagnostics, diagnostic => diagnostic.Id.StartsWith("CG", StringComparison.Ordinal));

        Assert.Equal(id, ours.Id);
        Assert.Equal(marked, source.Substring(ours.Location.SourceSpan.Start, ours.Location.SourceSpan.Length));
        Assert.Contains(message, ours.GetMessage(CultureInfo.InvariantCulture));

        // The compiler itself objects to the attribute twice, and to nothing else.
        Assert.All(diagnostics, diagnostic => Assert.True(diagnostic.Id == id, diagnostic.ToString()));
    }
}
