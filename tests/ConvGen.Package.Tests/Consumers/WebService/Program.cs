using ConvGen;
using WebService;

var builder = WebApplication.CreateBuilder(args);
// One network for all requests: any number of threads may predict at once.
builder.Services.AddSingleton(new Digits(seed: 1));
var app = builder.Build();
app.MapPost("/predict", (float[] image, Digits net) =>
{
    if (image.Length != Digits.InputLength)
    {
        return Results.BadRequest($"An image has {Digits.InputLength} numbers; this one has {image.Length}.");
    }

    float[] probabilities = new float[Digits.OutputLength];
    net.PredictProbabilities(image, probabilities);
    return Results.Ok(new { Answer = Functional.ArgMax(probabilities), Probabilities = probabilities });
});
app.Run();

namespace WebService
{
    [Network(1, 8, 8)]
    [Conv2d(4, 3)]
    [ReLU]
    [Flatten]
    [Linear(10)]
    public partial class Digits;
}
