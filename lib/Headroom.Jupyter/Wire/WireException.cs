namespace Headroom.Jupyter.Wire;

/// <summary>A message that is not taken: it is not signed, or not in Jupyter's form.</summary>
internal sealed class WireException(string message, Exception? inner = null) : Exception(message, inner);
