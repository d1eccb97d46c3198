using ConvGen;

namespace Samples.Playground.Networks;

/// <summary>What there is to look at.</summary>
/// <param name="Networks">The networks that this program carries weights of.</param>
/// <param name="HasLive">Whether one has learnt here, under the name <see cref="Models.Live"/>.</param>
/// <param name="Classes">The articles of clothing, by label.</param>
internal sealed record NetworksAnswer(IReadOnlyList<NetworkAnswer> Networks, bool HasLive, IReadOnlyList<string> Classes);

/// <summary>A network's layers, and how it is trained.</summary>
/// <param name="Name">Its name in requests.</param>
/// <param name="ClassName">Its class.</param>
/// <param name="Title">A few words for people.</param>
/// <param name="Parameters">How many parameters it has.</param>
/// <param name="Optimizer">What trains it.</param>
/// <param name="LearningRate">The learning rate to begin with.</param>
/// <param name="Layers">The layers in their order.</param>
internal sealed record NetworkAnswer(
    string Name, string ClassName, string Title, int Parameters, string Optimizer, float LearningRate, IReadOnlyList<LayerAnswer> Layers)
{
    public static NetworkAnswer Of(Architecture architecture)
    {
        INetwork network = architecture.Variant.Create();
        IReadOnlyDictionary<string, LayerCode> code = LayerCode.Read(Resource.Text($"Layers.{architecture.Variant.ClassName}"));
        var layers = new List<LayerAnswer>();
        int offset = 0;
        foreach (LayerInfo layer in network.Layers)
        {
            layers.Add(LayerAnswer.Of(layer, offset, code[layer.Name]));
            offset += layer.Tensors.Values.Sum(tensor => tensor.Values.Length);
        }
        return new NetworkAnswer(
            architecture.Name, architecture.Variant.ClassName, architecture.Variant.Title, network.Parameters.Length, architecture.Variant.Optimizer.Title, architecture.LearningRate, layers);
    }
}

/// <summary>A layer.</summary>
/// <param name="Name">Its name, such as <c>Conv1</c>.</param>
/// <param name="Kind">What it is, such as <c>Conv2d</c>.</param>
/// <param name="InputShape">Channels, height and width, or features.</param>
/// <param name="OutputShape">Likewise.</param>
/// <param name="Kernel">Height and width of its window; null if it has none.</param>
/// <param name="Stride">How far the window moves, down and to the right.</param>
/// <param name="Padding">Rows and columns around its input: top, left, bottom, right.</param>
/// <param name="Weight">Where its weights begin among the parameters; null if it has none.</param>
/// <param name="Bias">Where its biases begin.</param>
/// <param name="Code">The code that computes it.</param>
internal sealed record LayerAnswer(
    string Name, string Kind, IReadOnlyList<int> InputShape, IReadOnlyList<int> OutputShape,
    IReadOnlyList<int>? Kernel, IReadOnlyList<int>? Stride, IReadOnlyList<int>? Padding, int? Weight, int? Bias, LayerCode Code)
{
    public static LayerAnswer Of(LayerInfo layer, int offset, LayerCode code)
    {
        int? weight = layer.Tensors.ContainsKey("weight") ? offset : null;
        int? bias = layer.Tensors.ContainsKey("bias") ? offset + layer.Tensors["weight"].Values.Length : null;
        return new LayerAnswer(
            layer.Name, layer.Kind, layer.InputShape, layer.OutputShape, Option("kernel"), Option("stride"), Option("padding"), weight, bias, code);

        int[]? Option(string name) => layer.Options.TryGetValue(name, out var values) ? [.. values.Select(value => (int)value)] : null;
    }
}
