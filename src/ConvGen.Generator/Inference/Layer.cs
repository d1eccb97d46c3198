using ConvGen.Generator.Declarations;
using ConvGen.Generator.Layers;
using ConvGen.Generator.Planning;

namespace ConvGen.Generator.Inference;

/// <summary>Where a layer stands in its network.</summary>
/// <param name="Index">Its place in the chain.</param>
/// <param name="Name">Its name in code: <c>Conv1</c>.</param>
/// <param name="Key">Its name in files: its index, or its given name with the first letter lowered.</param>
/// <param name="Input">The index of the layer that it reads; −1 is the image.</param>
/// <param name="InputShape">What it reads.</param>
/// <param name="IsNamed">Whether the user gave the name.</param>
/// <param name="Kind">The attribute as written, without its suffix: <c>AdaptiveAvgPool2d</c>, whatever layer that was inferred as.</param>
internal sealed record LayerHead(int Index, string Name, string Key, int Input, Shape InputShape, bool IsNamed, string Kind);

/// <summary>A layer with everything about it known.</summary>
/// <param name="Head">Where it stands.</param>
/// <param name="OutputShape">What it writes.</param>
/// <param name="Parameters">What it learns, in PyTorch's order.</param>
internal abstract record Layer(LayerHead Head, Shape OutputShape, EquatableArray<Parameter> Parameters)
{
    /// <inheritdoc cref="LayerHead.Index"/>
    public int Index => Head.Index;

    /// <inheritdoc cref="LayerHead.Name"/>
    public string Name => Head.Name;

    /// <inheritdoc cref="LayerHead.Key"/>
    public string Key => Head.Key;

    /// <inheritdoc cref="LayerHead.Input"/>
    public int Input => Head.Input;

    /// <inheritdoc cref="LayerHead.InputShape"/>
    public Shape InputShape => Head.InputShape;

    /// <inheritdoc cref="LayerHead.IsNamed"/>
    public bool IsNamed => Head.IsNamed;

    /// <inheritdoc cref="LayerHead.Kind"/>
    public string Kind => Head.Kind;

    /// <summary>Multiply-adds per image in the forward pass.</summary>
    public virtual long Multiplications => 0;

    /// <summary>Statements per image if every term of the forward pass is written out.</summary>
    public virtual long Terms => OutputShape.Length;

    /// <summary>What the layer needs around its input.</summary>
    public virtual Border Border => Border.None;

    /// <summary>What it remembers beside its parameters, in PyTorch's order.</summary>
    public virtual EquatableArray<Parameter> Buffers => [];

    /// <summary>What it was told beside its shapes, resolved; those who read it are the runtime's exporters.</summary>
    public virtual EquatableArray<LayerOption> Options => [];

    /// <summary>Between which numbers its outputs lie if its inputs lie in <paramref name="input"/>.</summary>
    public virtual ValueRange Values(ValueRange input) => ValueRange.All;

    /// <summary>Why the layer gives what it reads, in words; null if it does something.</summary>
    public virtual string? Idle(ValueRange input) => null;

    /// <summary>Whether the output is the input's memory, perhaps under another shape, so that nothing is computed.</summary>
    public virtual bool IsView(Purpose purpose) => false;

    /// <summary>The layer's formulas, forward and backward.</summary>
    public abstract LayerNests State(LayerTensors tensors);
}
