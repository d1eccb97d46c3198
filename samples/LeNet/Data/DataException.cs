namespace Samples.Data;

/// <summary>A data file is missing, damaged or of another kind; the message names it and what was expected.</summary>
internal sealed class DataException(string message, Exception? inner = null) : Exception(message, inner);
