using System.Globalization;
using System.Text;

namespace ConvGen.Generator.Printing;

/// <summary>Lines of code with their indentation; <c>\n</c> and the invariant culture on every machine.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder text = new();
    private int depth;

    /// <summary>Writes a line; an empty one has no trailing spaces.</summary>
    public CodeWriter Line(string line = "")
    {
        if (line.Length > 0)
        {
            text.Append(' ', 4 * depth).Append(line);
        }

        text.Append('\n');
        return this;
    }

    public CodeWriter Lines(IEnumerable<string> lines)
    {
        foreach (string line in lines)
        {
            Line(line);
        }

        return this;
    }

    /// <summary>Writes a line and a block behind it, which ends with the returned object.</summary>
    public Block Braces(string? line = null)
    {
        if (line is not null)
        {
            Line(line);
        }

        Line("{");
        depth++;
        return new(this);
    }

    /// <summary>Indents lines that continue one.</summary>
    public Block Indented()
    {
        depth++;
        return new(this, braces: false);
    }

    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A float as C# writes it, exactly.</summary>
    public static string Float(float value) => value switch
    {
        float.NegativeInfinity => "float.NegativeInfinity",
        float.PositiveInfinity => "float.PositiveInfinity",
        _ => value.ToString("R", CultureInfo.InvariantCulture) + "f",
    };

    /// <summary>A double as C# writes it, exactly, where it is a whole number or a <see cref="float"/>.</summary>
    public static string Real(double value) => value == Math.Floor(value) && Math.Abs(value) <= int.MaxValue ? Number((long)value) : Float((float)value);

    public override string ToString() => depth == 0 ? text.ToString() : throw new InvalidOperationException($"{depth} blocks are open");

    internal readonly struct Block(CodeWriter writer, bool braces = true) : IDisposable
    {
        public void Dispose()
        {
            writer.depth--;
            if (braces)
            {
                writer.Line("}");
            }
        }
    }
}
