using Microsoft.DotNet.Interactive;

namespace Headroom.Jupyter.Session;

/// <summary>
/// Standard input of a kernel's process: <c>Console.ReadLine</c> in a cell asks the client, and anywhere else finds the end.
/// </summary>
internal sealed class CellReader : TextReader
{
    public override string? ReadLine() =>
        KernelInvocationContext.Current is { IsComplete: false } ? Kernel.GetInputAsync().GetAwaiter().GetResult() : null;
}
