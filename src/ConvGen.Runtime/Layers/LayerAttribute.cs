namespace ConvGen;

/// <summary>A layer of a network; layers run in the order in which they are written on the class.</summary>
/// <remarks>The generator reads what is written; nothing looks at attributes when the program runs.</remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public abstract class LayerAttribute : Attribute
{
    private protected LayerAttribute()
    {
    }

    /// <summary>The layer's name; without one it is its kind and number, such as <c>Conv1</c>.</summary>
    /// <remarks>In files the parameters of a named layer go by it, its first letter lowered (<c>stem.weight</c>), those of others by the layer's index (<c>0.weight</c>).</remarks>
    public string? Name { get; set; }
}
