using System.Globalization;
using ConvGen.Benchmarks;

if (args is ["--seconds", var text] && double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds) && seconds > 0)
    return Run(seconds);
if (args is [])
    return Run(2);
if (args is ["generator"])
    return Generator();
Console.Error.WriteLine("usage: ConvGen.Benchmarks [generator | --seconds SECONDS_A_FIGURE]");
return 2;

static int Run(double seconds)
{
    foreach (Figure figure in LeNetBenchmarks.Measure(seconds)) Console.WriteLine(figure.ToJson());
    return 0;
}

static int Generator()
{
    foreach (var figure in ConvGen.Benchmarks.Compiling.GeneratorBenchmarks.Measure(3)) Console.WriteLine(figure.ToJson());
    return 0;
}
