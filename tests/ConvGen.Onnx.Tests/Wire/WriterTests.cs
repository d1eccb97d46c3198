using System.Runtime.InteropServices;
using ConvGen.Onnx.Networks;
using ConvGen.Onnx.Tests.Import;
using ConvGen.Onnx.Tests.Wire.Official;
using Google.Protobuf;

namespace ConvGen.Onnx.Tests.Wire;

/// <summary>What is written is what Google's protocol buffers read, under ONNX's names.</summary>
public class WriterTests
{
    private readonly NamedNet _network = new(seed: 2);

    private ModelProto Model => ModelProto.Parser.ParseFrom(RoundTripTests.Export(_network));

    [Fact]
    public void EveryByteHasAnOfficialField()
    {
        byte[] bytes = RoundTripTests.Export(_network);

        // Fields without a name would be lost.
        ModelProto known = new MessageParser<ModelProto>(() => new ModelProto()).WithDiscardUnknownFields(true).ParseFrom(bytes);
        Assert.Equal(bytes.Length, known.CalculateSize());
    }

    [Fact]
    public void VersionsAreThoseThatReadersKnow()
    {
        Assert.Equal(8, Model.IrVersion);
        Assert.Equal([("", 15L)], Model.OpsetImport.Select(set => (set.Domain, set.Version)));
        Assert.Equal("NamedNet", Model.Graph.Name);
    }

    [Fact]
    public void TheBatchIsADimensionWithAName()
    {
        Assert.Equal(["N", "3", "9", "9"], Dimensions(Assert.Single(Model.Graph.Input)));
        Assert.Equal(["N", "7"], Dimensions(Assert.Single(Model.Graph.Output)));

        static IEnumerable<string> Dimensions(ValueInfoProto value) => value.Type.TensorType.Shape.Dim.Select(size => size.HasDimParam ? size.DimParam : $"{size.DimValue}");
    }

    [Fact]
    public void ParametersStandUnderPyTorchsNames()
    {
        Dictionary<string, TensorProto> tensors = Model.Graph.Initializer.ToDictionary(tensor => tensor.Name);

        foreach (SafeTensor own in ((INetwork)_network).Layers.SelectMany(layer => layer.Tensors.Values).Where(tensor => tensor.Type == "F32"))
        {
            TensorProto tensor = tensors[own.Key];
            Assert.Equal(1, tensor.DataType);
            Assert.Equal(own.Shape.Select(size => (long)size), tensor.Dims);
            Assert.Equal(own.Values.ToArray(), MemoryMarshal.Cast<byte, float>(tensor.RawData.Span).ToArray());
        }
    }

    [Fact]
    public void NodesAreNamedAfterLayers()
    {
        NodeProto stem = Model.Graph.Node.First();

        Assert.Equal(("Stem", "Conv"), (stem.Name, stem.OpType));
        Assert.Equal(["input", "stem.weight"], stem.Input);
        Assert.Equal([3L, 3L], stem.Attribute.Single(attribute => attribute.Name == "kernel_shape").Ints);
        Assert.Equal("output", Assert.Single(Model.Graph.Node.Last().Output));
        Assert.DoesNotContain(Model.Graph.Node, node => node.OpType == "Dropout");
    }

    [Fact]
    public void TheSameNetworkGivesTheSameBytes() => Assert.Equal(RoundTripTests.Export(_network), RoundTripTests.Export(_network.Clone()));

    [Fact]
    public void AFileIsReplacedWholeOrNotAtAll()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Put("model.onnx", 1, 2, 3);

        Assert.Throws<ArgumentOutOfRangeException>(() => _network.ExportOnnx(path, opset: 12));
        Assert.Throws<ArgumentOutOfRangeException>(() => _network.ExportOnnx(path, opset: 18));
        Assert.Equal([1, 2, 3], File.ReadAllBytes(path));
        Assert.Throws<DirectoryNotFoundException>(() => _network.ExportOnnx(folder["none/model.onnx"]));

        _network.ExportOnnx(path);
        Assert.Equal(RoundTripTests.Export(_network), File.ReadAllBytes(path));
        Assert.Equal(["model.onnx"], folder.Names);
    }

    [Fact]
    public void EveryKindOfLayerCanBeWritten() => Assert.Equal(
        typeof(LayerAttribute).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(LayerAttribute)) && !type.IsAbstract)
            .Select(type => type.Name.Replace("Attribute", "", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
        OnnxLayers.Kinds.Order(StringComparer.Ordinal));
}
