using System.Collections.Immutable;
using ConvGen.CompilerServices;

namespace ConvGen;

/// <summary>A trainer's state as tensors and text of a safetensors file, beside the weights.</summary>
internal sealed record CheckpointTensors
{
    /// <summary>What the keys of its tensors begin with.</summary>
    public const string Mark = "__trainer__.";

    private const string VersionKey = "checkpoint", Version = "1", SettingMark = "trainer.", LoaderKey = "loader";

    public required long Steps { get; init; }

    public required int Epochs { get; init; }

    public required EpochPosition Epoch { get; init; }

    public required long OptimizerSteps { get; init; }

    /// <summary><c>[slots, parameters]</c>.</summary>
    public required ReadOnlyMemory<float> Slots { get; init; }

    /// <summary>For each parameter tensor the steps that it took no part in.</summary>
    public required ReadOnlyMemory<long> Missed { get; init; }

    /// <summary>For each parameter tensor whether it is frozen, 1 or 0.</summary>
    public required ReadOnlyMemory<long> Frozen { get; init; }

    public IEnumerable<SafeTensor> Tensors(int parameters)
    {
        return
        [
            Number("steps", Steps),
            Number("epochs", Epochs),
            Number("epoch.steps", Epoch.Steps),
            Number("epoch.images", Epoch.Images),
            Number("epoch.hits", Epoch.Hits),
            Number("epoch.loss_bits", BitConverter.DoubleToInt64Bits(Epoch.LossSum)),
            Number("optimizer.steps", OptimizerSteps),
            SafeTensor.OfIntegers($"{Mark}missed", [Missed.Length], Missed),
            SafeTensor.OfIntegers($"{Mark}frozen", [Frozen.Length], Frozen),
            new($"{Mark}optimizer.slots", [parameters == 0 ? 0 : Slots.Length / parameters, parameters], Slots),
        ];

        static SafeTensor Number(string name, long value) => SafeTensor.OfIntegers(Mark + name, [], new[] { value });
    }

    public Dictionary<string, string> Metadata(IEnumerable<KeyValuePair<string, string>> settings)
    {
        var metadata = settings.ToDictionary(setting => SettingMark + setting.Key, setting => setting.Value);
        metadata.Add(NetworkState.Format.Key, NetworkState.Format.Value);
        metadata.Add(VersionKey, Version);
        if (Epoch.Loader is { } loader)
        {
            metadata.Add(SettingMark + LoaderKey, loader);
        }

        return metadata;
    }

    /// <summary>Reads a checkpoint and holds it against a trainer; nothing of the trainer is touched.</summary>
    /// <param name="file">The file, whose weights fit.</param>
    /// <param name="tensors">Parameter tensors of the network.</param>
    /// <param name="parameters">Floats in them.</param>
    /// <param name="slots">Floats that the optimizer keeps for each.</param>
    /// <param name="settings">The trainer's.</param>
    /// <param name="data">The loader to go on with, if it is known.</param>
    /// <exception cref="FormatException">The file is no checkpoint, or one of a training with other settings.</exception>
    public static CheckpointTensors Read(
        StateTensors file, int tensors, int parameters, int slots, IEnumerable<KeyValuePair<string, string>> settings, DataLoader? data)
    {
        if (!file.Metadata.TryGetValue(VersionKey, out var version) || version != Version)
        {
            throw new FormatException($"{file.File}: the metadata says '{VersionKey}': {(version is null ? "nothing" : $"'{version}'")}; expected '{Version}', as in a checkpoint");
        }

        file.Metadata.TryGetValue(SettingMark + LoaderKey, out var loader);
        RefuseOtherSettings(file, data is null || loader is null ? settings : [.. settings, new(LoaderKey, data.Settings)]);
        var (images, hits) = (Number("epoch.images", int.MaxValue), Number("epoch.hits", int.MaxValue));
        if (hits > images)
        {
            throw new FormatException($"{file.File}: {Mark}epoch.hits is {hits}; expected at most {images}, the images");
        }

        return new()
        {
            Steps = Number("steps"),
            Epochs = (int)Number("epochs", int.MaxValue),
            Epoch = new()
            {
                Loader = loader,
                Steps = (int)Number("epoch.steps", int.MaxValue),
                Images = (int)images,
                Hits = (int)hits,
                LossSum = BitConverter.Int64BitsToDouble(Integers("epoch.loss_bits", []).Span[0]),
            },
            OptimizerSteps = Number("optimizer.steps"),
            Slots = Find("optimizer.slots", [parameters == 0 ? 0 : slots, parameters]).Values,
            Missed = Integers("missed", [tensors]),
            Frozen = Integers("frozen", [tensors]),
        };

        long Number(string name, long most = long.MaxValue) => Integers(name, []).Span[0] is >= 0 and var number && number <= most ? number
            : throw new FormatException($"{file.File}: {Mark}{name} is {Integers(name, []).Span[0]}; expected a number from 0 to {most}");

        ReadOnlyMemory<long> Integers(string name, ImmutableArray<int> shape) => Find(name, shape) is { } tensor && tensor.Integers is { } integers ? integers
            : throw new FormatException($"{file.File}: {Mark}{name} has type {Find(name, shape).Type}; expected I64");

        SafeTensor Find(string name, ImmutableArray<int> shape) =>
            !file.Notes.TryGetValue(Mark + name, out var tensor) ? throw new FormatException($"{file.File}: there is no tensor '{Mark}{name}'; expected one, as in a checkpoint")
            : tensor.Shape.SequenceEqual(shape) ? tensor
            : throw new FormatException($"{file.File}: {Mark}{name} has shape [{string.Join(", ", tensor.Shape)}]; expected [{string.Join(", ", shape)}]");
    }

    private static void RefuseOtherSettings(StateTensors file, IEnumerable<KeyValuePair<string, string>> settings)
    {
        var differences = settings
            .Select(setting => (setting.Key, Found: file.Metadata.GetValueOrDefault(SettingMark + setting.Key, ""), Expected: setting.Value))
            .Where(setting => setting.Found != setting.Expected)
            .Select(setting => $"\n  {setting.Key}: {Text(setting.Found)} in the checkpoint, {Text(setting.Expected)} in the trainer")
            .ToArray();
        if (differences.Length > 0)
        {
            throw new FormatException($"{file.File} was made with other settings, and to go on with these would end elsewhere:{string.Concat(differences)}");
        }
    }

    private static string Text(string setting) => setting.Length == 0 ? "none" : setting;
}
