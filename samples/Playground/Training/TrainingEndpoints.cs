using System.Threading.RateLimiting;
using Samples.Playground.Predicting;
using Samples.Playground.Serving;

namespace Samples.Playground.Training;

/// <summary><c>/api/training</c>: begin, pause, resume, stop, another learning rate; and its events.</summary>
internal static class TrainingEndpoints
{
    public static void MapTraining(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder training = routes.MapGroup("/api/training");
        training.MapPost("/", async (HttpContext context, Classroom classroom) =>
            await classroom.Begin(await JsonBody.Read(context.Request, Answers.Default.TrainingRequest)));
        training.MapPost("/pause", (Classroom classroom) => classroom.Pause());
        training.MapPost("/resume", (Classroom classroom) => classroom.Resume());
        training.MapPost("/stop", (Classroom classroom) => classroom.Stop());
        training.MapPut("/learning-rate", async (HttpContext context, Classroom classroom) =>
            await classroom.SetLearningRate((await JsonBody.Read(context.Request, Answers.Default.LearningRateRequest)).LearningRate));
        training.MapGet("/events", Watch);
    }

    private static async Task Watch(HttpContext context, Board board, Capacity capacity, IHostApplicationLifetime lifetime)
    {
        using RateLimitLease place = capacity.Watcher();
        // Else a stop would wait for browsers to leave.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        await TypedResults.ServerSentEvents(board.Watch(stop.Token)).ExecuteAsync(context);
    }
}
