using System.Globalization;
using System.Text.Json.Serialization;

namespace Samples.Results;

/// <summary>Writes results without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(TrainResult))]
[JsonSerializable(typeof(PredictResult))]
[JsonSerializable(typeof(EvaluateResult))]
[JsonSerializable(typeof(DescribeResult))]
internal sealed partial class ResultJson : JsonSerializerContext
{
    /// <summary>JSON has no infinities and no NaN: they become null.</summary>
    public static double? Finite(double value) => double.IsFinite(value) ? Rounded(value) : null;

    /// <summary>A share with as many decimals as a float holds.</summary>
    public static double Rounded(double value) => Math.Round(value, 7);

    /// <summary>0.9, not 0.8999999761581421.</summary>
    public static double Shortest(float value) => double.Parse(value.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
