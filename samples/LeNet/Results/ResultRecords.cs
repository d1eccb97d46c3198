namespace Samples.Results;

// What --json prints, one document for each command; results.schema.json describes them.

/// <summary>What came of <c>train</c>.</summary>
internal sealed record TrainResult(
    string Command, bool Interrupted, RecipeResult Recipe, IReadOnlyList<EpochResult> Epochs, double Seconds, TestResult Test, TrainFiles Files, Machine Machine);

/// <summary>What was trained and how.</summary>
internal sealed record RecipeResult(
    string Variant, string Optimizer, double LearningRate, double Momentum, int Epochs, int Batch, int Seed, int Threads, int TrainImages, int TestImages);

/// <summary>An epoch; a loss that is no number any more is null.</summary>
internal sealed record EpochResult(
    int Epoch, int Steps, int OfSteps, double? Loss, double TrainAccuracy, double? TestLoss, double TestAccuracy, double ImagesPerSecond);

/// <summary>How well the network does on a set of images.</summary>
internal sealed record TestResult(double? Loss, double Accuracy, int Images);

/// <summary>Where the results lie.</summary>
internal sealed record TrainFiles(string Weights, string Report);

/// <summary>What came of <c>predict</c>.</summary>
internal sealed record PredictResult(string Command, string Variant, string Weights, string Images, IReadOnlyList<string> Classes, IReadOnlyList<Prediction> Predictions);

/// <summary>An image's class and the probability of each.</summary>
internal sealed record Prediction(int Index, int Label, string Class, IReadOnlyList<double> Probabilities);

/// <summary>What came of <c>evaluate</c>; the confusion matrix has a row for each label and a column for each answer.</summary>
internal sealed record EvaluateResult(
    string Command, string Variant, string Weights, string Part, TestResult Test, IReadOnlyList<ClassResult> Classes, IReadOnlyList<IReadOnlyList<int>> Confusion);

/// <summary>How well a class is recognised; null where there is nothing to divide by.</summary>
internal sealed record ClassResult(int Label, string Class, int Images, double? Recall, double? Precision);

/// <summary>What came of <c>describe</c>.</summary>
internal sealed record DescribeResult(
    string Command, string Variant, string ClassName, IReadOnlyList<LayerResult> Layers, int Parameters, string? GeneratedFolder, IReadOnlyList<string> GeneratedFiles);

/// <summary>A layer.</summary>
internal sealed record LayerResult(string Layer, string Output, int Parameters, long MultiplyAdds);
