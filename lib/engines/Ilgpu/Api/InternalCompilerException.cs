using ILGPU.Simulation;

namespace ILGPU;

/// <summary>Thrown when a kernel cannot run on a GPU; the inner exception carries the reason.</summary>
public sealed class InternalCompilerException : Exception
{
    public InternalCompilerException() { }

    public InternalCompilerException(string message) : base(message) { }

    public InternalCompilerException(string message, Exception innerException) : base(message, innerException) { }

    // ILGPU itself does not say; SourceLine.Of reads it.
    internal SourceLine? Line { get; init; }
}
