namespace Samples.Training;

/// <summary>A recipe in words.</summary>
internal static class RecipeText
{
    public static string Sentence(Recipe recipe) =>
        $"{recipe.Variant.Name} ({recipe.Variant.Title}): {Optimizer(recipe)}, batches of {recipe.Batch}, {Count(recipe.Epochs, "epoch")}, seed {recipe.Seed}, {Count(recipe.Threads, "thread")}";

    public static string Optimizer(Recipe recipe) =>
        $"{recipe.Optimizer.Title} with learning rate {recipe.LearningRate}" + (recipe.Momentum > 0 ? $" and momentum {recipe.Momentum}" : "");

    public static string Count(int number, string noun) => number == 1 ? $"1 {noun}" : $"{number:N0} {noun}s";
}
