using ConvGen.Samples.Tests;

[assembly: AssemblyFixture(typeof(TrainedFixture))]

namespace ConvGen.Samples.Tests;

/// <summary>Both variants, each trained once on a part of the data, for all tests that need a trained one.</summary>
public sealed class TrainedFixture : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    internal string Data { get; private set; } = "";

    internal Ran D2l { get; private set; } = null!;

    internal Ran Modern { get; private set; } = null!;

    /// <summary>The folder with the weights and the report of a variant.</summary>
    internal string Output(string variant) => _folder[variant];

    internal string Weights(string variant) => Path.Combine(Output(variant), "lenet.safetensors");

    internal string Report(string variant) => Path.Combine(Output(variant), "report.html");

    public async ValueTask InitializeAsync()
    {
        Data = SmallData.Write(_folder);
        // The first as text, without a command; the second for a machine.
        D2l = await LeNetProgram.Run(_folder.Path, "--data", Data, "--epochs", "2", "--batch", "64", "--output", "d2l");
        Modern = await LeNetProgram.Run(
            _folder.Path, "train", "--json", "--variant", "modern", "--data", Data, "--epochs", "6", "--batch", "32", "--learning-rate", "0.003", "--output", "modern");
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
