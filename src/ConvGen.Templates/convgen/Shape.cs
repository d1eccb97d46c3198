namespace ShapesNamespace;

/// <summary>What there is to tell apart; the network's outputs are in this order.</summary>
public enum Shape
{
    Circle,
    Square,
    Triangle,
    Cross,
}
