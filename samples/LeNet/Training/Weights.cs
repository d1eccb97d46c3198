using ConvGen;

namespace Samples.Training;

/// <summary>A weights file does not serve; the message names it and what was expected.</summary>
internal sealed class WeightsException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Finds out which network a weights file is for, and loads it.</summary>
internal static class Weights
{
    public const string FileName = "lenet.safetensors";

    /// <exception cref="WeightsException">The file is missing, damaged or of another network.</exception>
    public static (Variant Variant, INetwork Network) Load(string path)
    {
        var mismatches = new List<string>();
        foreach (Variant variant in Variant.All)
        {
            INetwork network = variant.Create();
            try
            {
                network.Load(path);
                return (variant, network);
            }
            catch (WeightsMismatchException error)
            {
                mismatches.Add($"as {variant}: {error.Message}");
            }
            catch (FormatException error)
            {
                throw new WeightsException($"{error.Message}; expected a safetensors file that 'train' has written", error);
            }
            catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
            {
                throw new WeightsException($"there is no weights file '{path}'; 'train' writes one, and --weights names another", error);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw new WeightsException($"'{path}' cannot be read: {error.Message}", error);
            }
        }
        throw new WeightsException($"'{path}' holds the weights of another network; expected those of {string.Join(" or ", Variant.All)}\n{string.Join("\n", mismatches)}");
    }
}
