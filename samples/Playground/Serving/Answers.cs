using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using Samples.Playground.Images;
using Samples.Playground.Networks;
using Samples.Playground.Predicting;
using Samples.Playground.Training;

namespace Samples.Playground.Serving;

/// <summary>Everything that is sent or read as JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(NetworksAnswer))]
[JsonSerializable(typeof(ImagesAnswer))]
[JsonSerializable(typeof(Prediction))]
[JsonSerializable(typeof(TrainingRequest))]
[JsonSerializable(typeof(LearningRateRequest))]
[JsonSerializable(typeof(TrainingNews))]
[JsonSerializable(typeof(ProblemDetails))]
internal sealed partial class Answers : JsonSerializerContext;
