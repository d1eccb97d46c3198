using System.Globalization;
using System.Text;

namespace ConvGen;

/// <summary>Reads the few forms of Python literals that headers have: a dictionary of strings, truth values and tuples of numbers.</summary>
internal sealed class NpyLiteral(string text)
{
    private int _at;

    /// <summary>Reads the dictionary, which is all that the text holds.</summary>
    /// <returns>Values are a <see cref="string"/>, a <see cref="bool"/>, or a list of <see cref="long"/> that are not negative.</returns>
    /// <exception cref="FormatException">The text is something else.</exception>
    public IReadOnlyDictionary<string, object> ReadDictionary()
    {
        var members = new Dictionary<string, object>();
        Expect('{');
        while (!Take('}'))
        {
            var key = ReadString();
            Expect(':');
            if (!members.TryAdd(key, ReadValue()))
            {
                throw new FormatException($"the header has '{key}' twice");
            }

            if (!Take(','))
            {
                Expect('}');
                break;
            }
        }

        return Next() is null ? members : throw Unexpected("the end");
    }

    private object ReadValue() => Next() switch
    {
        '\'' or '"' => ReadString(),
        '(' => ReadTuple(),
        '[' => throw new FormatException("'descr' in the header is a list, the type of records; expected one type such as '<f4'"),
        _ when TakeWord("True") => true,
        _ when TakeWord("False") => false,
        _ => throw Unexpected("a string, True, False or a tuple"),
    };

    private List<long> ReadTuple()
    {
        var numbers = new List<long>();
        Expect('(');
        while (!Take(')'))
        {
            numbers.Add(ReadNumber());
            if (!Take(','))
            {
                Expect(')');
                break;
            }
        }

        return numbers;
    }

    private long ReadNumber()
    {
        Next();
        var start = _at;
        while (_at < text.Length && char.IsAsciiDigit(text[_at]))
        {
            _at++;
        }

        var digits = text.AsSpan(start, _at - start);
        if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            throw digits.IsEmpty ? Unexpected("a whole number from 0 on") : new FormatException($"a size in the header is {digits}; expected at most {long.MaxValue}");
        }

        // Python 2 wrote long numbers so.
        Take('L');
        return number;
    }

    private string ReadString()
    {
        var quote = Next();
        if (quote is not ('\'' or '"'))
        {
            throw Unexpected("a string");
        }

        var value = new StringBuilder();
        for (_at++; _at < text.Length && text[_at] != quote; _at++)
        {
            value.Append(text[_at] == '\\' ? throw Unexpected("no escape") : text[_at]);
        }

        return Take(quote.Value) ? value.ToString() : throw Unexpected("the end of the string");
    }

    private bool TakeWord(string word)
    {
        if (string.CompareOrdinal(text, _at, word, 0, word.Length) != 0)
        {
            return false;
        }

        _at += word.Length;
        return true;
    }

    private bool Take(char c)
    {
        if (Next() != c)
        {
            return false;
        }

        _at++;
        return true;
    }

    private void Expect(char c)
    {
        if (!Take(c))
        {
            throw Unexpected($"'{c}'");
        }
    }

    /// <summary>The next character that is no space; null at the end.</summary>
    private char? Next()
    {
        while (_at < text.Length && text[_at] is (' ' or '\n' or '\r' or '\t'))
        {
            _at++;
        }

        return _at < text.Length ? text[_at] : null;
    }

    private FormatException Unexpected(string expected) => new(
        $"the header has {(_at < text.Length ? $"'{text[_at]}'" : "its end")} at character {_at}; expected {expected}");
}
