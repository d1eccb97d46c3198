using System.Buffers.Binary;

namespace ConvGen.Onnx;

/// <summary>The bytes of a model; the same model gives the same bytes.</summary>
internal static class OnnxWriter
{
    // The newest that readers of operator sets from 13 on all know.
    private const int IrVersion = 8;

    private const string BatchName = "N";

    public static void Write(OnnxModel model, string name, Stream stream)
    {
        var bytes = new ProtobufWriter();
        bytes.Integer(OnnxFields.Model.IrVersion, IrVersion);
        bytes.Text(OnnxFields.Model.ProducerName, "ConvGen");
        bytes.Message(OnnxFields.Model.OpsetImport, set =>
        {
            set.Text(OnnxFields.OperatorSet.Domain, "");
            set.Integer(OnnxFields.OperatorSet.Version, model.Opset);
        });
        bytes.Message(OnnxFields.Model.Graph, graph => Graph(graph, model, name));
        stream.Write(bytes.Written);
    }

    private static void Graph(ProtobufWriter graph, OnnxModel model, string name)
    {
        foreach (var node in model.Nodes)
        {
            graph.Message(OnnxFields.Graph.Node, message => Node(message, node));
        }

        graph.Text(OnnxFields.Graph.Name, name);
        foreach (var tensor in model.Initializers)
        {
            graph.Message(OnnxFields.Graph.Initializer, message => Tensor(message, tensor));
        }

        foreach (var (field, values) in new[] { (OnnxFields.Graph.Input, model.Inputs), (OnnxFields.Graph.Output, model.Outputs) })
        {
            foreach (var value in values)
            {
                graph.Message(field, message => Value(message, value));
            }
        }
    }

    private static void Node(ProtobufWriter message, OnnxNode node)
    {
        foreach (var input in node.Inputs)
        {
            message.Text(OnnxFields.Node.Input, input);
        }

        foreach (var output in node.Outputs)
        {
            message.Text(OnnxFields.Node.Output, output);
        }

        message.Text(OnnxFields.Node.Name, node.Name);
        message.Text(OnnxFields.Node.Operator, node.Operator);
        foreach (var attribute in node.Attributes)
        {
            message.Message(OnnxFields.Node.Attribute, own => Attribute(own, attribute));
        }
    }

    private static void Attribute(ProtobufWriter message, OnnxAttribute attribute)
    {
        message.Text(OnnxFields.Attribute.Name, attribute.Name);
        switch (attribute.Value)
        {
            case float number:
                message.Float(OnnxFields.Attribute.Float, number);
                message.Integer(OnnxFields.Attribute.Type, OnnxFields.AttributeType.Float);
                break;
            case long number:
                message.Integer(OnnxFields.Attribute.Integer, number);
                message.Integer(OnnxFields.Attribute.Type, OnnxFields.AttributeType.Integer);
                break;
            case string text:
                message.Text(OnnxFields.Attribute.Text, text);
                message.Integer(OnnxFields.Attribute.Type, OnnxFields.AttributeType.Text);
                break;
            case OnnxTensor tensor:
                message.Message(OnnxFields.Attribute.Tensor, own => Tensor(own, tensor));
                message.Integer(OnnxFields.Attribute.Type, OnnxFields.AttributeType.Tensor);
                break;
            case long[] numbers:
                foreach (var number in numbers)
                {
                    message.Integer(OnnxFields.Attribute.Integers, number);
                }

                message.Integer(OnnxFields.Attribute.Type, OnnxFields.AttributeType.Integers);
                break;
            default:
                throw new ArgumentException($"Attribute '{attribute.Name}' is {attribute.Value?.GetType().Name ?? "nothing"}; expected float, long, string, OnnxTensor or long[].", nameof(attribute));
        }
    }

    private static void Tensor(ProtobufWriter message, OnnxTensor tensor)
    {
        foreach (var size in tensor.Shape)
        {
            message.Integer(OnnxFields.Tensor.Dimensions, size);
        }

        message.Integer(OnnxFields.Tensor.Type, tensor.Floats is null ? OnnxFields.TensorType.Int64 : OnnxFields.TensorType.Float);
        message.Text(OnnxFields.Tensor.Name, tensor.Name);
        message.Bytes(OnnxFields.Tensor.Raw, Raw(tensor));
    }

    private static byte[] Raw(OnnxTensor tensor)
    {
        if (tensor.Floats is { Span: var floats })
        {
            var bytes = new byte[floats.Length * sizeof(float)];
            for (var i = 0; i < floats.Length; i++)
            {
                BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), floats[i]);
            }

            return bytes;
        }
        else
        {
            var integers = tensor.Integers!.Value.Span;
            var bytes = new byte[integers.Length * sizeof(long)];
            for (var i = 0; i < integers.Length; i++)
            {
                BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(i * sizeof(long)), integers[i]);
            }

            return bytes;
        }
    }

    private static void Value(ProtobufWriter message, OnnxValue value)
    {
        message.Text(OnnxFields.Value.Name, value.Name);
        message.Message(OnnxFields.Value.Type, type => type.Message(OnnxFields.Type.Tensor, tensor =>
        {
            tensor.Integer(OnnxFields.TypeTensor.Element, OnnxFields.TensorType.Float);
            tensor.Message(OnnxFields.TypeTensor.Shape, shape =>
            {
                foreach (var size in value.Shape!)
                {
                    shape.Message(OnnxFields.Shape.Dimension, dimension =>
                    {
                        if (size is { } number)
                        {
                            dimension.Integer(OnnxFields.Dimension.Size, number);
                        }
                        else
                        {
                            dimension.Text(OnnxFields.Dimension.Name, BatchName);
                        }
                    });
                }
            });
        }));
    }
}
