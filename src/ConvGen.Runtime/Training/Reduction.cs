namespace ConvGen;

/// <summary>How a loss joins the terms of a batch; PyTorch's <c>reduction</c>.</summary>
public enum Reduction
{
    /// <summary>Their mean.</summary>
    Mean,

    /// <summary>Their sum.</summary>
    Sum,
}
