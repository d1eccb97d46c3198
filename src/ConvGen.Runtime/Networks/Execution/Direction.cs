namespace ConvGen;

/// <summary>Which way blocks go through the layers.</summary>
[Flags]
internal enum Direction
{
    Forward = 1,
    Backward = 2,
    Both = Forward | Backward,
}
