using ConvGen;
using Samples.Views;

namespace Samples.Training;

/// <summary>Hears of each step, tells the view, and keeps what the curves need.</summary>
internal sealed class Recorder(TrainingView view) : IProgress<TrainingProgress>
{
    // As many as a curve on paper can show.
    private const int PointsPerEpoch = 20;

    private readonly List<CurvePoint> _curve = [];
    private TrainingProgress _marked;

    public IReadOnlyList<CurvePoint> Curve => _curve;

    /// <summary>The last step's.</summary>
    public TrainingProgress Last { get; private set; }

    public void Report(TrainingProgress value)
    {
        if (value.Step == 1)
            _marked = default;
        Last = value;
        int every = Math.Max(1, value.Steps / PointsPerEpoch);
        if (value.Step == value.Steps || (value.Step % every == 0 && value.Steps - value.Step >= every))
            Mark(value);
        view.Step(value);
    }

    // Progress gives means since the epoch's start; a curve wants those since its last point. The last batch may be smaller, which a drawing does not show.
    private void Mark(TrainingProgress value)
    {
        int steps = value.Step - _marked.Step;
        _curve.Add(new CurvePoint(
            value.Epoch - 1 + (double)value.Step / value.Steps,
            ((double)value.Loss * value.Step - (double)_marked.Loss * _marked.Step) / steps,
            Math.Clamp(((double)value.Accuracy * value.Step - (double)_marked.Accuracy * _marked.Step) / steps, 0, 1)));
        _marked = value;
    }
}
