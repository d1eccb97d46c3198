using ConvGen.Onnx.Networks;
using ConvGen.Onnx.Tests.Import;

namespace ConvGen.Onnx.Tests.Commands;

/// <summary>A network is held against another framework's activations, and the first layer that differs is named.</summary>
public sealed class DiffTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly NamedNet _network = new(seed: 4);
    private readonly float[] _image = [.. Enumerable.Range(0, NamedNet.InputLength).Select(i => (i % 17) / 17f)];
    private readonly string _place = $"{typeof(NamedNet).Assembly.Location}:{typeof(NamedNet).FullName}";

    public DiffTests() => _network.Save(_folder["net.safetensors"]);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("dump.npz")]
    [InlineData("dump.safetensors")]
    public void TheSameValuesAreTheSame(string file)
    {
        (int code, string output, string errors) = Diff(file, Activations());

        Assert.Equal((0, ""), (code, errors));
        Assert.Matches("Stem +5×7×7 +0 +same", output);
        Assert.Matches("Dropout1 +6×7×7 +not in the file", output);
    }

    [Fact]
    public void TheFirstLayerThatDiffersIsNamed()
    {
        var activations = Activations();
        activations["batchNorm1"].Values[60] += 1f;
        activations["classes"].Values[2] += 1f;

        (int code, string output, _) = Diff("dump.npz", activations);

        Assert.Equal(1, code);
        Assert.Matches("BatchNorm1 +5×7×7 +1 +differs", output);
        Assert.Contains("they part at BatchNorm1: [1, 1, 4] is", output, StringComparison.Ordinal);
    }

    [Fact]
    public void ANumberThatIsNoneDiffers()
    {
        var activations = Activations();
        activations["stem"].Values[0] = float.NaN;

        Assert.Contains("they part at Stem: [0, 0, 0]", Diff("dump.npz", activations).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatDoesNotFitIsRefused()
    {
        var activations = Activations();
        activations["stem"] = ([5, 49], activations["stem"].Values);
        Assert.Contains("'stem' is [5, 49]; expected [5, 7, 7]", Diff("dump.npz", activations).Errors, StringComparison.Ordinal);

        activations.Remove("input");
        Assert.Contains("no array 'input'", Diff("dump.npz", activations).Errors, StringComparison.Ordinal);
        Assert.Contains("expected .npz or .safetensors", Imported.Run("diff", "--network", _place, "--weights", "w", "--activations", "dump.txt").Errors, StringComparison.Ordinal);
        Assert.Equal(2, Imported.Run("diff", "--network", _place).Code);
    }

    [Fact]
    public void ANetworkThatIsNotThereIsNamedAmongThoseThatAre()
    {
        _folder.Put("broken.dll", 1, 2, 3);
        string Error(string place)
        {
            Write("dump.npz", Activations());
            (int code, _, string errors) = Imported.Run("diff", "--network", place, "--weights", _folder["net.safetensors"], "--activations", _folder["dump.npz"]);
            Assert.Equal(1, code);
            return errors;
        }

        Assert.Contains("ConvGen.Onnx.Networks.NamedNet", Error($"{typeof(NamedNet).Assembly.Location}:Nobody"), StringComparison.Ordinal);
        Assert.Contains("cannot be loaded", Error($"{_folder["broken.dll"]}:Nobody"), StringComparison.Ordinal);
        Assert.Contains("a colon and a class", Error("App.dll"), StringComparison.Ordinal);
    }

    // Half of the layers by their names with a batch in front, the rest by their numbers; dropout is none of another framework's.
    private Dictionary<string, (int[] Shape, float[] Values)> Activations()
    {
        var all = new Dictionary<string, (int[] Shape, float[] Values)> { ["input"] = ([1, 3, 9, 9], _image) };
        foreach (var (layer, i) in _network.Trace(_image).Layers.Select((layer, i) => (layer, i)).Where(own => own.layer.Kind != "Dropout"))
        {
            string name = i < 3 ? char.ToLowerInvariant(layer.Name[0]) + layer.Name[1..] : layer.Name == "classes" ? layer.Name : $"{i}";
            all[name] = (i % 2 == 0 ? [1, .. layer.Shape] : [.. layer.Shape], layer.Values.ToArray());
        }

        return all;
    }

    private (int Code, string Output, string Errors) Diff(string file, Dictionary<string, (int[] Shape, float[] Values)> activations)
    {
        Write(file, activations);
        return Imported.Run("diff", "--network", _place, "--weights", _folder["net.safetensors"], "--activations", _folder[file]);
    }

    private void Write(string file, Dictionary<string, (int[] Shape, float[] Values)> activations)
    {
        if (file.EndsWith("npz", StringComparison.Ordinal))
        {
            NpzFile.Write(_folder[file], activations.Select(own => KeyValuePair.Create(own.Key, NpyArray.Of<float>([.. own.Value.Shape], own.Value.Values))));
        }
        else
        {
            SafeTensors.Write(_folder[file], activations.Select(own => new SafeTensor(own.Key, [.. own.Value.Shape], own.Value.Values)));
        }
    }
}
