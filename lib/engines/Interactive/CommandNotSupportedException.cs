namespace Microsoft.DotNet.Interactive;

/// <summary>A command was sent to a kernel that has no handler for it.</summary>
public class CommandNotSupportedException : Exception
{
    public CommandNotSupportedException(Type commandType, Kernel kernel)
        : base($"Kernel {kernel} does not support command type {commandType?.Name}.")
    {
    }
}
