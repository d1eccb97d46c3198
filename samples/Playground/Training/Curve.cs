namespace Samples.Playground.Training;

/// <summary>Points of a run of any length in little memory: when there are too many, each two become one.</summary>
internal sealed class Curve
{
    private const int Most = 1000;

    private readonly List<Point> _points = [];
    private double _x, _y;
    private int _count, _stride = 1;

    public IReadOnlyList<Point> Points => _points;

    /// <summary>Adds a value; gives whether points that were there have changed.</summary>
    public bool Add(double x, float y)
    {
        (_x, _y, _count) = (_x + x, _y + y, _count + 1);
        if (_count < _stride)
            return false;
        _points.Add(new Point(_x / _count, (float)(_y / _count)));
        (_x, _y, _count) = (0, 0, 0);
        if (_points.Count < Most)
            return false;
        for (int i = 0; i < Most / 2; i++)
            _points[i] = new Point((_points[2 * i].X + _points[2 * i + 1].X) / 2, (_points[2 * i].Y + _points[2 * i + 1].Y) / 2);
        _points.RemoveRange(Most / 2, _points.Count - Most / 2);
        _stride *= 2;
        return true;
    }

    /// <summary>The points from that one on.</summary>
    public Point[] From(int first) => [.. _points.Skip(first)];
}
