using System.Threading.RateLimiting;
using Samples.Playground.Networks;
using Samples.Playground.Serving;

namespace Samples.Playground.Predicting;

/// <summary><c>POST /api/predict</c> and <c>POST /api/trace</c>: an image in, classes or every layer out.</summary>
internal static class PredictionEndpoints
{
    public static void MapPredictions(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/predict", async (HttpContext context, Models models, Capacity capacity, string? network) =>
        {
            float[] image = await ImageBody.Read(context.Request);
            using RateLimitLease turn = await capacity.Prediction(context.RequestAborted);
            return TypedResults.Ok(Prediction.Of(network ?? Architecture.All[0].Name, models.Get(network), image));
        });
        routes.MapPost("/api/trace", async (HttpContext context, Models models, Capacity capacity, string? network, string? have) =>
        {
            float[] image = await ImageBody.Read(context.Request);
            using RateLimitLease turn = await capacity.Prediction(context.RequestAborted);
            Model model = models.Get(network);
            context.Response.Headers["X-Network"] = model.Architecture.Name;
            context.Response.Headers["X-Weights"] = model.Weights;
            return TypedResults.Bytes(TraceBody.Of(model, image, withParameters: have != model.Weights), "application/octet-stream");
        });
    }
}
