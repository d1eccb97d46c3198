using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace ConvGen;

/// <summary>The header of an npy file, versions 1 to 3: a magic number, then a dictionary as Python writes it.</summary>
/// <param name="Type">The type of the elements.</param>
/// <param name="IsSwapped">Whether the bytes of an element come in the other order than this machine has them.</param>
/// <param name="IsFortran">Whether the first index runs fastest.</param>
/// <param name="Shape">The sizes.</param>
/// <param name="Count">Elements: the product of the sizes.</param>
internal sealed record NpyHeader(NpyType Type, bool IsSwapped, bool IsFortran, ImmutableArray<int> Shape, int Count)
{
    // NumPy's own limit.
    private const int MaxBytes = 10_000;
    private const int Alignment = 64;

    // Room in which NumPy lets the first size grow in place.
    private const int GrowthDigits = 21;

    private static char NativeOrder => BitConverter.IsLittleEndian ? '<' : '>';

    /// <summary>Reads the header and leaves the stream where the data begins.</summary>
    /// <exception cref="FormatException">It is none; the message does not name the file.</exception>
    /// <exception cref="EndOfStreamException">It is cut off.</exception>
    public static NpyHeader Read(Stream file)
    {
        Span<byte> start = stackalloc byte[8];
        file.ReadExactly(start);
        if (start[0] != 0x93 || !start[1..6].SequenceEqual("NUMPY"u8))
        {
            throw new FormatException($"the file begins with {Convert.ToHexString(start[..6])}; expected 934E554D5059, npy's magic number");
        }

        var (major, minor) = (start[6], start[7]);
        if (major is < 1 or > 3 || minor != 0)
        {
            throw new FormatException($"the version is {major}.{minor}; expected 1.0, 2.0 or 3.0");
        }

        Span<byte> lengthField = stackalloc byte[major == 1 ? 2 : 4];
        file.ReadExactly(lengthField);
        var length = major == 1 ? BinaryPrimitives.ReadUInt16LittleEndian(lengthField) : BinaryPrimitives.ReadUInt32LittleEndian(lengthField);
        if (length > MaxBytes)
        {
            throw new FormatException($"the header claims {length} bytes; expected at most {MaxBytes}");
        }

        var text = new byte[length];
        file.ReadExactly(text);
        return Of(new NpyLiteral((major == 3 ? Encoding.UTF8 : Encoding.Latin1).GetString(text)).ReadDictionary());
    }

    /// <summary>The bytes of a header as NumPy writes them.</summary>
    public static byte[] Format(NpyArray array)
    {
        var order = NpyType.All[array.Type].Size == 1 ? '|' : NativeOrder;
        var sizes = array.Shape.Length == 1 ? $"{array.Shape[0]}," : string.Join(", ", array.Shape);
        var text = new StringBuilder($"{{'descr': '{order}{array.Type}', 'fortran_order': False, 'shape': ({sizes}), }}");
        if (array.Shape.Length > 0)
        {
            text.Append(' ', GrowthDigits - array.Shape[0].ToString(CultureInfo.InvariantCulture).Length);
        }

        const int before = 10;
        text.Append(' ', Alignment - (before + text.Length + 1) % Alignment).Append('\n');
        var bytes = new byte[before + text.Length];
        bytes[0] = 0x93;
        "NUMPY\u0001\0"u8.CopyTo(bytes.AsSpan(1));
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(8), checked((ushort)text.Length));
        Encoding.ASCII.GetBytes(text.ToString(), bytes.AsSpan(before));
        return bytes;
    }

    private static NpyHeader Of(IReadOnlyDictionary<string, object> members)
    {
        var unknown = members.Keys.Except(["descr", "fortran_order", "shape"]).FirstOrDefault();
        if (unknown is not null)
        {
            throw new FormatException($"the header has '{unknown}'; expected 'descr', 'fortran_order' and 'shape' alone");
        }

        var (type, isSwapped) = TypeOf(Member<string>("descr", "a type such as '<f4'"));
        var sizes = Member<IReadOnlyList<long>>("shape", "a tuple of whole numbers");
        var count = sizes.Aggregate((Int128)1, (product, size) => product * size is var next && next <= long.MaxValue ? next : long.MaxValue);
        return sizes.Any(size => size > int.MaxValue) || count * type.Size > Array.MaxLength
            ? throw new FormatException($"the shape is ({string.Join(", ", sizes)}); expected at most {Array.MaxLength} bytes in all")
            : new(type, isSwapped, Member<object>("fortran_order", "True or False") is true, [.. sizes.Select(size => (int)size)], (int)count);

        T Member<T>(string name, string expected) => members.TryGetValue(name, out var value)
            ? value is T known && (name != "fortran_order" || value is bool) ? known : throw new FormatException($"'{name}' in the header is something else; expected {expected}")
            : throw new FormatException($"the header has no '{name}'");
    }

    private static (NpyType Type, bool IsSwapped) TypeOf(string text)
    {
        var order = text.Length > 0 && "<>=|".Contains(text[0], StringComparison.Ordinal) ? text[0] : '=';
        var code = text.TrimStart('<', '>', '=', '|');
        return NpyType.All.TryGetValue(code, out var type) && text.Length - code.Length <= 1
            ? (type, order is '<' or '>' && order != NativeOrder)
            : throw new FormatException(code.StartsWith('O')
                ? $"the type is '{text}': objects are pickled, and a pickle can run any code; expected {NpyType.Names}"
                : $"the type is '{text}'; expected {NpyType.Names}, with < or > before it");
    }
}
