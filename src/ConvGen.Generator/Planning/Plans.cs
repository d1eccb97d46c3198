using ConvGen.Generator.Inference;

namespace ConvGen.Generator.Planning;

/// <summary>A network's plans.</summary>
/// <param name="Training">Forward as in training, and back.</param>
/// <param name="Prediction">Forward as in prediction; null where that is no different, or where no block is ever predicted.</param>
/// <param name="Single">Forward for one image at a time; null where blocks are as good.</param>
internal sealed record Plans(Plan Training, Plan? Prediction, Plan? Single)
{
    public static Plans Of(Network network)
    {
        var single = SinglePlanner.Of(network);
        return new(Planner.Of(network), single?.UpTo == int.MaxValue ? null : Planner.Prediction(network), single);
    }

    /// <summary>Those that there are, each with what its files are called by.</summary>
    public IEnumerable<(Plan Plan, string Part)> All =>
        new[] { (Training, ""), (Prediction, ".Prediction"), (Single, ".Single") }.Where(own => own.Item1 is not null).Select(own => (own.Item1!, own.Item2));
}
