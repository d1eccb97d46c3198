using ConvGen.Tests.Reference;

namespace ConvGen.Tests.Determinism;

/// <summary>The source of a network drawn at random: any kinds of layers that fit, of any sizes that stay small.</summary>
internal sealed class RandomNetwork(Random random)
{
    // The reference is slow, and a network written out in full may have only so many terms in a layer.
    private const int MostTerms = 60_000, MostTermsInFull = 500, MostFloats = 3_000;

    private static readonly string[] s_activations = ["Sigmoid", "Tanh", "ReLU"];

    private readonly List<string> _layers = [];

    private Shape _shape = new(random.Next(1, 10), random.Next(1, 14), random.Next(1, 14));

    private bool _isFlat;

    private int _longest;

    public static string Source(string name, Random random) => new RandomNetwork(random).Draw(name);

    private string Draw(string name)
    {
        string head = $"{_shape.Channels}, {_shape.Height}, {_shape.Width}";
        for (int layers = random.Next(1, 7); _layers.Count < layers;)
            Add();

        string[] unrolls = _longest <= MostTermsInFull ? ["Auto", "Taps", "Full"] : ["Auto", "Taps"];
        return $"[Network({head}, Unroll = Unroll.{Pick(unrolls)})]\n{string.Join("\n", _layers)}\npublic partial class {name};\n";
    }

    private void Add()
    {
        // Layers without a window are drawn less often: they have less to get wrong.
        switch (random.Next(_isFlat ? 3 : 10))
        {
            case 0:
                Append(Pick(s_activations), _shape, _shape.Length);
                break;
            case 1:
                Append("Flatten", new Shape(_shape.Length), _shape.Length);
                _isFlat = true;
                break;
            case 2 when _isFlat:
                int features = random.Next(1, 40);
                Append($"Linear({features}{Bias()})", new Shape(features), features * _shape.Length);
                break;
            case 3 or 4:
                AddWindow("MaxPool2d", "", _shape.Channels, 1, isPool: true);
                break;
            case 5 or 6:
                AddWindow("AvgPool2d", Flag("CountIncludePad"), _shape.Channels, 1, isPool: true);
                break;
            default:
                AddWindow("Conv2d", Bias(), random.Next(1, 10), _shape.Channels, isPool: false);
                break;
        }
    }

    private void AddWindow(string kind, string option, int channels, int depth, bool isPool)
    {
        int height = random.Next(1, 8), width = random.Next(1, 8);
        int Padding(int kernel) => random.Next(2) == 0 ? 0 : random.Next(0, isPool ? (kernel / 2) + 1 : kernel + 2);
        var window = new Window(height, width, random.Next(1, 5), random.Next(1, 5), Padding(height), Padding(height), Padding(width), Padding(width));
        if (height > _shape.Height + window.Top + window.Bottom || width > _shape.Width + window.Left + window.Right)
            return;

        string outChannels = isPool ? "" : $"{channels}, ";
        string strides = $"StrideHeight = {window.StrideHeight}, StrideWidth = {window.StrideWidth}";
        string padding = $"PaddingTop = {window.Top}, PaddingBottom = {window.Bottom}, PaddingLeft = {window.Left}, PaddingRight = {window.Right}";
        Shape output = window.Output(_shape, channels);
        Append($"{kind}({outChannels}{height}, {width}, {strides}, {padding}{option})", output, output.Length * depth * window.Cells);
    }

    private void Append(string layer, Shape output, int terms)
    {
        if (terms > MostTerms || output.Length > MostFloats)
            return;

        _layers.Add($"[{layer}]");
        _longest = Math.Max(_longest, terms);
        _shape = output;
    }

    private string Bias() => Flag("Bias");

    private string Flag(string name) => random.Next(3) == 0 ? $", {name} = false" : "";

    private string Pick(string[] from) => from[random.Next(from.Length)];
}
