using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace Samples.Commands;

/// <summary>An option that says what it allows when it is given something else.</summary>
internal sealed class Choice<T> : Option<T>, IChoice
{
    private Choice(string name, string description, string helpName, string allowed, TryRead read) : base(name)
    {
        Description = description;
        HelpName = helpName;
        Allowed = allowed;
        CustomParser = argument => Parse(argument, read);
    }

    private delegate bool TryRead(string text, out T value);

    public string Allowed { get; }

    /// <summary>An option that takes any text.</summary>
    public static Choice<string> Text(string name, string description, string helpName, string allowed) =>
        new(name, description, helpName, allowed, (string text, out string value) => (value = text).Length > 0);

    /// <summary>An option that takes one of some words.</summary>
    public static Choice<T> OneOf(string name, string description, IReadOnlyList<T> values) =>
        new(name, description, string.Join('|', values), string.Join(" or ", values), (string text, out T value) =>
        {
            value = values.FirstOrDefault(one => string.Equals($"{one}", text, StringComparison.OrdinalIgnoreCase))!;
            return value is not null;
        });

    /// <summary>An option that takes a number.</summary>
    public static Choice<TNumber?> Number<TNumber>(string name, string description, string allowed, Func<TNumber, bool> isAllowed)
        where TNumber : struct, INumber<TNumber> =>
        new(name, description, "n", allowed, (string text, out TNumber? value) =>
        {
            bool read = TNumber.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out TNumber number) && isAllowed(number);
            value = number;
            return read;
        });

    private T? Parse(ArgumentResult argument, TryRead read)
    {
        string text = argument.Tokens[^1].Value;
        if (read(text, out T value))
            return value;
        argument.AddError($"{Name} takes {Allowed}, not '{text}'");
        return default;
    }
}

/// <summary>An option that can say what it allows.</summary>
internal interface IChoice
{
    string Allowed { get; }
}
