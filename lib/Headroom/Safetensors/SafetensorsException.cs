namespace Headroom.Safetensors;

/// <summary>The file is not a safetensors file, or not a whole one; the message says what is wrong and where.</summary>
public sealed class SafetensorsException : Exception
{
    public SafetensorsException(string message) : base(message) { }

    public SafetensorsException(string message, Exception inner) : base(message, inner) { }
}
