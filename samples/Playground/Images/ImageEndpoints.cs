using Samples.Playground.Serving;

namespace Samples.Playground.Images;

/// <summary>Images to pick from.</summary>
/// <param name="Images">One of each class.</param>
internal sealed record ImagesAnswer(IReadOnlyList<PickAnswer> Images);

/// <summary>A test image.</summary>
/// <param name="Index">Its number among them.</param>
/// <param name="Label">Its class.</param>
/// <param name="Pixels"><c>[28, 28]</c>, 0 to 255; base64 in JSON.</param>
internal sealed record PickAnswer(int Index, int Label, byte[] Pixels);

/// <summary><c>GET /api/images?turn=0</c>: a test image of each class.</summary>
internal static class ImageEndpoints
{
    public static void MapImages(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/images", (TestImages images, string? turn) => TypedResults.Ok(new ImagesAnswer([.. images.Pick(Turn(turn))])));

    private static int Turn(string? text) =>
        text is null ? 0
        : int.TryParse(text, out int turn) && turn >= 0 ? turn
        : throw Refusals.Of(StatusCodes.Status400BadRequest, $"turn is '{text}'; expected a whole number from 0");
}
