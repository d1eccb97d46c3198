namespace ConvGen;

/// <summary>Some images and their labels.</summary>
public sealed class MiniBatch
{
    private readonly int _imageLength;
    private readonly float[] _images;
    private readonly int[] _labels;

    internal MiniBatch(int capacity, int imageLength)
    {
        _imageLength = imageLength;
        _images = new float[checked(capacity * imageLength)];
        _labels = new int[capacity];
    }

    /// <summary>How many images there are.</summary>
    public int Count { get; private set; }

    /// <summary><c>[Count, C, H, W]</c>, row-major: from 0 to 1, or normalised where a trainer says so.</summary>
    public ReadOnlySpan<float> Images => _images.AsSpan(0, Count * _imageLength);

    /// <summary>Each image's class, from 0.</summary>
    public ReadOnlySpan<int> Labels => _labels.AsSpan(0, Count);

    internal void Load(ImageDataset dataset, ReadOnlySpan<int> indices, Normalize? normalize, int channels)
    {
        Count = indices.Length;
        for (var i = 0; i < Count; i++)
        {
            ByteConversion.Convert(dataset.Pixels(indices[i]), normalize, channels, _imageLength, _images.AsSpan(i * _imageLength, _imageLength));
            _labels[i] = dataset.Label(indices[i]);
        }
    }
}
