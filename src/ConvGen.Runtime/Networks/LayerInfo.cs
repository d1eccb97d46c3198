using System.Collections.Immutable;

namespace ConvGen;

/// <summary>One layer of a network as data: enough to write it down in another form.</summary>
/// <param name="Name">Its name for users, such as <c>Conv1</c>.</param>
/// <param name="Key">Its name in files, such as <c>0</c>.</param>
/// <param name="Kind">Its attribute's name without the suffix, such as <c>Conv2d</c>.</param>
/// <param name="InputShape">What it reads of an image: channels, height and width, or features.</param>
/// <param name="OutputShape">What it gives.</param>
/// <param name="Options">
/// What it was told beside its shapes, resolved, rows before columns: <c>kernel</c>, <c>stride</c>, <c>dilation</c> (two numbers), <c>padding</c> (top, left, bottom, right),
/// <c>groups</c>, <c>paddingMode</c> (as in <see cref="ConvGen.PaddingMode"/>), <c>weights</c> (constant ones), <c>countIncludePad</c> (0 or 1), <c>eps</c>, <c>momentum</c>,
/// <c>p</c>, <c>negativeSlope</c>, <c>alpha</c>. Each kind has its own.
/// </param>
/// <param name="Tensors">What it holds, by PyTorch's names without the layer's key: <c>weight</c>, <c>bias</c>, <c>running_mean</c> and so on. Their own keys are whole.</param>
public sealed record LayerInfo(
    string Name,
    string Key,
    string Kind,
    ImmutableArray<int> InputShape,
    ImmutableArray<int> OutputShape,
    IReadOnlyDictionary<string, ImmutableArray<double>> Options,
    IReadOnlyDictionary<string, SafeTensor> Tensors);
