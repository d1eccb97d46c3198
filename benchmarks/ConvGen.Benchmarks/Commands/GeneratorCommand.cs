using System.CommandLine;
using ConvGen.Benchmarks.Compiling;

namespace ConvGen.Benchmarks.Commands;

/// <summary>How long the generator takes, how much it writes, and how long the compiler takes for that.</summary>
internal sealed class GeneratorCommand : Command
{
    private readonly Option<double> _seconds = Choices.Seconds(3, "each figure");

    public GeneratorCommand() : base("generator", "Time and text of the generator, for LeNet, VGG-11 and MobileNetV1: a JSON line a network.")
    {
        Options.Add(_seconds);
        SetAction(parsed =>
        {
            foreach (GeneratorFigure figure in GeneratorBenchmarks.Measure(parsed.GetValue(_seconds)))
                Console.WriteLine(figure.ToJson());
        });
    }
}
