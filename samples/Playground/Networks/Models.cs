using ConvGen;
using Samples.Playground.Serving;

namespace Samples.Playground.Networks;

/// <summary>A network that predicts; nobody changes it any more.</summary>
/// <param name="Architecture">What it is.</param>
/// <param name="Network">It.</param>
/// <param name="Version">Counts the weights of a network that learns.</param>
internal sealed record Model(Architecture Architecture, INetwork Network, int Version)
{
    /// <summary>A copy: who asks the network itself makes it pack its weights anew.</summary>
    public ReadOnlyMemory<float> Parameters { get; } = Network.Parameters.ToArray();

    /// <summary>Another text for other weights, those of another start of the server too.</summary>
    public string Weights { get; } = $"{Architecture.Name}-{Environment.ProcessId:x}-{Environment.TickCount64:x}-{Version}";
}

/// <summary>The networks that predict: those with weights of this program, and the one that learns here.</summary>
internal sealed class Models
{
    /// <summary>The name of the network that learns here.</summary>
    public const string Live = "live";

    private readonly Dictionary<string, Model> _pretrained =
        Architecture.All.ToDictionary(one => one.Name, one => new Model(one, one.Pretrained(), 0));

    private volatile Model? _live;

    /// <summary>Whether a network has learnt here.</summary>
    public bool HasLive => _live is not null;

    /// <summary>Finds a network by its name; the first, if there is no name.</summary>
    /// <exception cref="BadHttpRequestException">There is none.</exception>
    public Model Get(string? name)
    {
        if (name == Live)
            return _live ?? throw Refusals.Of(StatusCodes.Status409Conflict, "network is 'live', and nothing was trained since the server began; POST /api/training begins");
        return _pretrained.GetValueOrDefault(name ?? Architecture.All[0].Name)
            ?? throw Refusals.Of(StatusCodes.Status400BadRequest, $"network is '{name}'; expected {string.Join(", ", _pretrained.Keys)} or {Live}");
    }

    /// <summary>Lets predictions see a copy of what a student knows now; those that are under way end with the one before.</summary>
    public Model Publish(Architecture architecture, INetwork student) =>
        _live = new Model(architecture, student.Clone(), (_live?.Version ?? 0) + 1);
}
