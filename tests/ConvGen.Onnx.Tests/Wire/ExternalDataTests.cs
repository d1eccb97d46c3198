using System.Runtime.InteropServices;
using ConvGen.Onnx.Tests.Import;
using ConvGen.Onnx.Tests.Wire.Official;
using Google.Protobuf;

namespace ConvGen.Onnx.Tests.Wire;

/// <summary>Elements in a file of their own are read in the model's folder, and nowhere else.</summary>
public sealed class ExternalDataTests : IDisposable
{
    private static readonly float[] s_values = [9, 1, 2, 3, 4];

    private readonly TemporaryFolder _outside = new();

    public ExternalDataTests()
    {
        Directory.CreateDirectory(_outside["model"]);
        Directory.CreateDirectory(_outside["model/part"]);
        Directory.CreateDirectory(_outside["model-2"]);
        foreach (string place in new[] { "", "model/", "model/part/", "model-2/" })
        {
            _outside.Put(place + "weights.bin", MemoryMarshal.AsBytes(s_values.AsSpan()).ToArray());
        }

        File.CreateSymbolicLink(_outside["model/link.bin"], _outside["weights.bin"]);
        Directory.CreateSymbolicLink(_outside["model/links"], _outside["model-2"]);
    }

    public void Dispose() => _outside.Dispose();

    [Theory]
    [InlineData("weights.bin")]
    [InlineData("part/weights.bin")]
    [InlineData("./part/../weights.bin")]
    public void InTheFolder(string location) => Assert.Equal((0, ""), Import(location));

    [Theory]
    [InlineData("../weights.bin")]
    [InlineData("part/../../weights.bin")]
    [InlineData("../model-2/weights.bin")]
    [InlineData("link.bin")]
    [InlineData("links/weights.bin")]
    [InlineData(".")]
    [InlineData("")]
    [InlineData("none.bin")]
    public void Elsewhere(string location)
    {
        (int code, string errors) = Import(location);

        Assert.Equal(1, code);
        Assert.Contains($"'w' lies in '{location}'", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void ByAnAbsolutePath() => Assert.Equal(1, Import(_outside["model/weights.bin"]).Code);

    [Theory]
    [InlineData("offset", "8")]
    [InlineData("offset", "-4")]
    [InlineData("offset", "9223372036854775807")]
    [InlineData("length", "20")]
    [InlineData("length", "many")]
    public void OutsideOfTheFile(string key, string value)
    {
        (int code, string errors) = Import("weights.bin", (key, value));

        Assert.Equal(1, code);
        Assert.Contains("weights.bin", errors, StringComparison.Ordinal);
    }

    private (int Code, string Errors) Import(string location, params (string Key, string Value)[] entries)
    {
        ModelProto model = ReaderTests.Model(tensor =>
        {
            tensor.DataLocation = 1;
            foreach ((string key, string value) in entries.Prepend(("offset", "4")).Prepend(("location", location)))
                tensor.ExternalData.Add(new StringStringEntryProto { Key = key, Value = value });
        });
        (int code, _, string errors) = Imported.Run("import", _outside.Put("model/model.onnx", model.ToByteArray()), "-o", _outside["model"], "--class", "Net");
        if (code == 0)
        {
            Assert.Equal(s_values[1..], SafeTensors.Read(_outside["model/Net.safetensors"]).Single().Values.ToArray());
        }

        return (code, errors);
    }
}
