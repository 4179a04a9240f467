using Microsoft.DotNet.Interactive.Commands;

namespace Microsoft.DotNet.Interactive;

/// <summary>No kernel bears the name that a command asks for.</summary>
public class NoSuitableKernelException : Exception
{
    public NoSuitableKernelException(KernelCommand command)
        : base($"No kernel found for {command} with target kernel '{command?.TargetKernelName}'.")
    {
    }
}
