namespace ConvGen.Tool;

/// <summary>An input that is damaged or that cannot be taken; the message is one line and says which file, what is wrong and what was expected.</summary>
internal sealed class RefusedException(string message, Exception? inner = null) : FormatException(message, inner);
