namespace Microsoft.DotNet.Interactive.Commands;

/// <summary>Stops the command that is running; it does not wait in the queue behind it.</summary>
public class Cancel(string? targetKernelName = null) : KernelCommand(targetKernelName)
{
    public override Task InvokeAsync(KernelInvocationContext context) => Task.CompletedTask;
}
