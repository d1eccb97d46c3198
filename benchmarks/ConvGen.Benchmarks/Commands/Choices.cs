using System.CommandLine;
using ConvGen.Benchmarks.Kernels;
using ConvGen.Generator.Planning;

namespace ConvGen.Benchmarks.Commands;

/// <summary>Options that several commands have.</summary>
internal static class Choices
{
    public static Option<string> Network() => new("--network") { Description = $"{string.Join(", ", NetworkSource.Names)}, or a C# file with a declaration", DefaultValueFactory = _ => "LeNet" };

    public static Option<string?> Layer() => new("--layer") { Description = "one layer only, such as conv2" };

    /// <summary>Bits of a vector; <see cref="TargetOf"/> has the rest.</summary>
    public static Option<int> Width()
    {
        string widths = string.Join(", ", Target.All.Select(target => target.Bits));
        var option = new Option<int>("--width") { Description = $"bits of the vectors: {widths}; the machine's if left out", DefaultValueFactory = _ => CompilerServices.VectorWidth.Current };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && Target.All.All(target => $"{target.Bits}" != token.Value))
                result.AddError($"--width is '{token.Value}'; expected {widths}.");
        });
        return option;
    }

    public static Target TargetOf(int width) => Target.All.First(target => target.Bits == width);

    public static Option<double> Seconds(double seconds, string of) => Positive("--seconds", seconds, $"how long {of} is measured");

    public static Option<int> Count(string name, int count, string description) => Positive(name, count, description);

    private static Option<T> Positive<T>(string name, T value, string description)
        where T : struct, System.Numerics.INumber<T>
    {
        var option = new Option<T>(name) { Description = description, DefaultValueFactory = _ => value };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !(T.TryParse(token.Value, System.Globalization.CultureInfo.InvariantCulture, out T number) && number > T.Zero))
                result.AddError($"{name} is '{token.Value}'; expected a number above 0.");
        });
        return option;
    }
}
