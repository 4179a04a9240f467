namespace Microsoft.DotNet.Interactive.Commands;

/// <summary>Asks what the compiler says about a cell that is not run.</summary>
public class RequestDiagnostics(string code, string? targetKernelName = null) : KernelCommand(targetKernelName)
{
    public string Code { get; } = code ?? throw new ArgumentNullException(nameof(code));
}
