namespace ConvGen.Onnx;

/// <summary>The numbers of ONNX's messages and fields, as onnx.proto has them.</summary>
internal static class OnnxFields
{
    public static class Model
    {
        public const int IrVersion = 1, ProducerName = 2, Graph = 7, OpsetImport = 8;
    }

    public static class OperatorSet
    {
        public const int Domain = 1, Version = 2;
    }

    public static class Graph
    {
        public const int Node = 1, Name = 2, Initializer = 5, Input = 11, Output = 12;
    }

    public static class Node
    {
        public const int Input = 1, Output = 2, Name = 3, Operator = 4, Attribute = 5, Domain = 7;
    }

    public static class Attribute
    {
        public const int Name = 1, Float = 2, Integer = 3, Text = 4, Tensor = 5, Floats = 7, Integers = 8, Type = 20;
    }

    /// <summary>Values of <see cref="Attribute.Type"/>.</summary>
    public static class AttributeType
    {
        public const int Float = 1, Integer = 2, Text = 3, Tensor = 4, Floats = 6, Integers = 7;
    }

    public static class Tensor
    {
        public const int Dimensions = 1, Type = 2, Floats = 4, Int32s = 5, Int64s = 7, Name = 8, Raw = 9, Doubles = 10, UInt64s = 11, ExternalData = 13, Location = 14;
    }

    /// <summary>Values of <see cref="Tensor.Type"/>.</summary>
    public static class TensorType
    {
        public const int Float = 1, UInt8 = 2, Int8 = 3, UInt16 = 4, Int16 = 5, Int32 = 6, Int64 = 7, Bool = 9, Float16 = 10, Double = 11, UInt32 = 12, UInt64 = 13, BFloat16 = 16;
    }

    public static class Value
    {
        public const int Name = 1, Type = 2;
    }

    public static class Type
    {
        public const int Tensor = 1;
    }

    public static class TypeTensor
    {
        public const int Element = 1, Shape = 2;
    }

    public static class Shape
    {
        public const int Dimension = 1;
    }

    public static class Dimension
    {
        public const int Size = 1, Name = 2;
    }

    /// <summary>A key and its value.</summary>
    public static class Entry
    {
        public const int Key = 1, Value = 2;
    }
}
