using System.Reflection;
using Microsoft.CodeAnalysis;

namespace ConvGen.Tests.Harness;

/// <summary>Walks all that a value holds, to show that nothing of Roslyn's outlives a step.</summary>
internal static class ObjectGraph
{
    private static readonly Type[] _forbidden =
    [
        typeof(Compilation), typeof(ISymbol), typeof(SyntaxNode), typeof(SyntaxTree), typeof(SyntaxReference), typeof(SemanticModel),
        typeof(Location), typeof(Diagnostic), typeof(AttributeData), typeof(SyntaxToken), typeof(SyntaxTrivia), typeof(TypedConstant),
    ];

    /// <summary>The path to the first object that keeps a compilation alive, or null if there is none.</summary>
    public static string? FindRoslyn(object? root)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var queue = new Queue<(object? Value, string Path)>([(root, "value")]);
        while (queue.TryDequeue(out var item))
        {
            var (value, path) = item;
            if (value is null or string or MemberInfo or Assembly or Pointer || !(value.GetType().IsValueType || seen.Add(value)))
            {
                continue;
            }

            if (_forbidden.Any(type => type.IsInstanceOfType(value)))
            {
                return $"{path} is a {value.GetType().Name}";
            }

            foreach (var part in Parts(value, path))
            {
                queue.Enqueue(part);
            }
        }

        return null;
    }

    private static IEnumerable<(object? Value, string Path)> Parts(object value, string path)
    {
        if (value is Array array)
        {
            return array.Cast<object?>().Select((item, i) => (item, $"{path}[{i}]"));
        }

        return Fields(value.GetType()).Select(field => (field.GetValue(value), $"{path}.{field.Name}"));
    }

    private static IEnumerable<FieldInfo> Fields(Type type)
    {
        for (var t = type; t is { IsPrimitive: false, IsEnum: false }; t = t.BaseType)
        {
            foreach (var field in t.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (!field.FieldType.IsPointer && !field.FieldType.IsByRefLike)
                {
                    yield return field;
                }
            }
        }
    }
}
