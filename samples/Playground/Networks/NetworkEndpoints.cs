using Samples.Data;

namespace Samples.Playground.Networks;

/// <summary><c>GET /api/networks</c>: the networks, their layers and the code of each.</summary>
internal static class NetworkEndpoints
{
    private static readonly Lazy<NetworkAnswer[]> s_networks = new(() => [.. Architecture.All.Select(NetworkAnswer.Of)]);

    public static void MapNetworks(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/networks", (Models models) => TypedResults.Ok(new NetworksAnswer(s_networks.Value, models.HasLive, FashionMnist.Classes)));
}
