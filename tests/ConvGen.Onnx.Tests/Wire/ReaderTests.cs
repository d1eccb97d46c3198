using ConvGen.Onnx.Tests.Import;
using ConvGen.Onnx.Tests.Wire.Official;
using ConvGen.Tool;
using ConvGen.Tool.Reading;
using Google.Protobuf;

namespace ConvGen.Onnx.Tests.Wire;

/// <summary>Models that Google's protocol buffers write are read, in every form that ONNX allows a tensor; damaged ones are refused.</summary>
public class ReaderTests
{
    private static readonly float[] s_values = [1, 2, 3, 4];

    /// <summary>A convolution of 2×2 over an image of 1×4×4, its weight still without elements.</summary>
    internal static ModelProto Model(Action<TensorProto> fill)
    {
        TensorProto weight = new() { Name = "w", DataType = 1, Dims = { 1, 1, 2, 2 } };
        fill(weight);
        return new ModelProto
        {
            IrVersion = 3,
            OpsetImport = { new OperatorSetIdProto { Domain = "other", Version = 1 }, new OperatorSetIdProto { Version = 9 } },
            Graph = new GraphProto
            {
                Name = "g",
                DocString = "ignored",
                Node = { new NodeProto { Name = "conv", OpType = "Conv", Input = { "x", "w" }, Output = { "y" } } },
                Initializer = { weight },
                // Before version 4 of the format, initializers were inputs too.
                Input = { Value("x", 1, 1, 4, 4), Value("w", 1, 1, 2, 2) },
                Output = { Value("y", 1, 1, 3, 3) },
            },
        };
    }

    public static TheoryData<string> Forms => ["float_data", "raw_data", "double_data", "float16", "float16 in numbers", "bfloat16"];

    [Theory]
    [MemberData(nameof(Forms))]
    public void FloatsInEveryForm(string form)
    {
        ModelProto model = Model(tensor =>
        {
            switch (form)
            {
                case "float_data":
                    tensor.FloatData.AddRange(s_values);
                    break;
                case "raw_data":
                    tensor.RawData = Raw(s_values, BitConverter.GetBytes);
                    break;
                case "double_data":
                    tensor.DataType = 11;
                    tensor.DoubleData.AddRange(s_values.Select(value => (double)value));
                    break;
                case "float16":
                    tensor.DataType = 10;
                    tensor.RawData = Raw(s_values, value => BitConverter.GetBytes((Half)value));
                    break;
                case "float16 in numbers":
                    tensor.DataType = 10;
                    tensor.Int32Data.AddRange(s_values.Select(value => (int)BitConverter.HalfToUInt16Bits((Half)value)));
                    break;
                default:
                    tensor.DataType = 16;
                    tensor.RawData = Raw(s_values, value => BitConverter.GetBytes((ushort)(BitConverter.SingleToUInt32Bits(value) >> 16)));
                    break;
            }
        });

        Assert.Equal(s_values, Imported.Of(model.ToByteArray()).Tensors["0.weight"].Values.ToArray());
    }

    [Fact]
    public void NumbersThatAreNotPackedAreReadToo()
    {
        // The field of floats once for each, as older writers have it.
        byte[] tensor = [.. Model(_ => { }).Graph.Initializer[0].ToByteArray(), .. s_values.SelectMany(value => (byte[])[(4 << 3) | 5, .. BitConverter.GetBytes(value)])];
        using var folder = new TemporaryFolder();

        Assert.Equal(s_values, new OnnxTensorReader(folder["model.onnx"]).Read(tensor).Floats!.Value.ToArray());
    }

    [Fact]
    public void IntegersInEveryForm()
    {
        var reader = new OnnxTensorReader("model.onnx");

        Assert.Equal([-1, long.MaxValue], Read(new TensorProto { DataType = 7, Dims = { 2 }, Int64Data = { -1, long.MaxValue } }));
        Assert.Equal([-1, 5], Read(new TensorProto { DataType = 6, Dims = { 2 }, Int32Data = { -1, 5 } }));
        Assert.Equal([-1, 5], Read(new TensorProto { DataType = 3, Dims = { 2 }, RawData = ByteString.CopyFrom(255, 5) }));
        Assert.Equal([1, 0], Read(new TensorProto { DataType = 9, Dims = { 2 }, Int32Data = { 1, 0 } }));

        long[] Read(TensorProto tensor) => reader.Read(tensor.ToByteArray()).Integers!.Value.ToArray();
    }

    [Fact]
    public void AttributesOfEveryType()
    {
        ModelProto model = Model(tensor => tensor.FloatData.AddRange(s_values));
        model.Graph.Node[0].Attribute.Add(new AttributeProto { Name = "f", Type = 1, F = 0.5f });
        model.Graph.Node[0].Attribute.Add(new AttributeProto { Name = "s", Type = 3, S = ByteString.CopyFromUtf8("é") });
        model.Graph.Node[0].Attribute.Add(new AttributeProto { Name = "fs", Type = 6, Floats = { 1, 2 } });
        model.Graph.Node[0].Attribute.Add(new AttributeProto { Name = "is", Type = 7, Ints = { -1, 2 } });
        using var folder = new TemporaryFolder();

        OnnxNode node = Assert.Single(OnnxReader.Read(folder.Put("model.onnx", model.ToByteArray())).Nodes);

        Assert.Equal([0.5f, "é", new float[] { 1, 2 }, new long[] { -1, 2 }], node.Attributes.Select(attribute => attribute.Value));
    }

    [Fact]
    public void SizesThatTheFileDoesNotHaveAreNotBelieved()
    {
        string error = Imported.Refused(Model(tensor =>
        {
            tensor.Dims[0] = 1 << 20;
            tensor.FloatData.AddRange(s_values);
        }).ToByteArray());

        Assert.Contains("'w' is float [1048576, 1, 2, 2] and has 16 bytes", error, StringComparison.Ordinal);
        Assert.Contains("at most", Imported.Refused(Model(tensor => tensor.Dims.Add([1L << 40, 1L << 40])).ToByteArray()), StringComparison.Ordinal);
        Assert.Contains("at most", Imported.Refused(Model(tensor => tensor.Dims.Add(-1)).ToByteArray()), StringComparison.Ordinal);
    }

    [Fact]
    public void EveryBeginningOfAModelIsRefused()
    {
        byte[] bytes = Model(tensor => tensor.FloatData.AddRange(s_values)).ToByteArray();
        using var folder = new TemporaryFolder();

        for (int length = 0; length < bytes.Length; length++)
        {
            string path = folder.Put("model.onnx", bytes[..length]);
            (int code, _, string errors) = Imported.Run("import", path, "-o", folder["."], "--class", "Net");
            Assert.True(code == 1 && errors.Contains("model.onnx", StringComparison.Ordinal), $"{length} bytes: {code} {errors}");
        }

        Assert.Equal(["model.onnx"], folder.Names);
    }

    [Fact]
    public void ChangedBytesGiveAnErrorOrANetworkAndNothingElse()
    {
        byte[] bytes = Model(tensor => tensor.FloatData.AddRange(s_values)).ToByteArray();
        var random = new Random(1);
        using var folder = new TemporaryFolder();

        for (int i = 0; i < 1000; i++)
        {
            byte[] changed = [.. bytes];
            for (int n = random.Next(1, 4); n > 0; n--)
                changed[random.Next(changed.Length)] = (byte)random.Next(256);
            (int code, _, string errors) = Imported.Run("import", folder.Put("model.onnx", changed), "-o", folder["."], "--class", "Net", "--force");
            Assert.True(code == 0 || (code == 1 && errors.StartsWith("error: ", StringComparison.Ordinal)), $"{i}: {code} {errors}");
        }
    }

    [Fact]
    public void AFileThatIsNoModelIsNamed()
    {
        string error = Imported.Refused("not a model at all"u8.ToArray());

        Assert.Contains("model.onnx: not an ONNX model, or damaged", error, StringComparison.Ordinal);
        Assert.Throws<RefusedException>(() => OnnxReader.Read(typeof(ReaderTests).Assembly.Location));
    }

    private static ByteString Raw(float[] values, Func<float, byte[]> bytes) => ByteString.CopyFrom([.. values.SelectMany(bytes)]);

    private static ValueInfoProto Value(string name, params long[] sizes) => new()
    {
        Name = name,
        Type = new TypeProto
        {
            TensorType = new TypeProto.Types.Tensor
            {
                ElemType = 1,
                Shape = new TensorShapeProto { Dim = { sizes.Select(size => new TensorShapeProto.Types.Dimension { DimValue = size }) } },
            },
        },
    };
}
