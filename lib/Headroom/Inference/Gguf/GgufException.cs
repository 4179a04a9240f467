namespace Headroom.Inference.Gguf;

/// <summary>
/// The file is no GGUF file, not a whole one, or of a kind that is not run here; the message says what is wrong and where.
/// </summary>
public sealed class GgufException : Exception
{
    public GgufException(string message) : base(message) { }

    public GgufException(string message, Exception inner) : base(message, inner) { }
}
