namespace Samples.Data;

/// <summary>What is known of the data set apart from its files.</summary>
internal static class FashionMnist
{
    public const int Rows = 28;
    public const int Columns = 28;

    /// <summary>The articles of clothing, by label.</summary>
    public static IReadOnlyList<string> Classes { get; } =
        ["T-shirt", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"];
}
