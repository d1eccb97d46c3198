using System.Globalization;

namespace ConvGen;

/// <summary>All that decides a training beside its state, in words by which two of them can be told apart.</summary>
internal static class TrainerSettings
{
    /// <summary>Each setting's name and its text; values that are records tell all that they hold.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Of(IOptimizer optimizer, TrainerOptions options)
    {
        // Records print numbers as the thread's culture has them.
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            return new Dictionary<string, string>
            {
                ["optimizer"] = $"{optimizer}",
                ["loss"] = $"{options.Loss ?? new CrossEntropyLoss()}",
                ["schedule"] = $"{options.Schedule}",
                ["seed"] = $"{options.Seed}",
                ["max_gradient_norm"] = $"{options.MaxGradientNorm}",
                ["normalize"] = options.Normalize is { } rule ? $"mean {string.Join(", ", rule.Mean)}; std {string.Join(", ", rule.Std)}" : "",
            };
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }
}
