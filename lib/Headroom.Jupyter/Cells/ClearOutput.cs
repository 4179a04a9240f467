using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;

namespace Headroom.Jupyter.Cells;

/// <summary>
/// A cell asks to remove its outputs; with <paramref name="wait"/> not before the next one, so that the page does not flicker.
/// </summary>
internal sealed class ClearOutput(KernelCommand command, bool wait) : KernelEvent(command)
{
    public bool Wait { get; } = wait;
}
