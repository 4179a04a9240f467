using Microsoft.DotNet.Interactive.Commands;

namespace Microsoft.DotNet.Interactive;

/// <summary>Implemented by a kernel once for each command that it handles itself.</summary>
public interface IKernelCommandHandler<TCommand> where TCommand : KernelCommand
{
    Task HandleAsync(TCommand command, KernelInvocationContext context);
}
