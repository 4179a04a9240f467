namespace Microsoft.DotNet.Interactive.Utility;

/// <summary>A cancelled cell that could not be stopped: its thread was left behind.</summary>
internal sealed class CellAbandonedException()
    : OperationCanceledException("Command cancelled. The cell's code did not stop: its thread was left behind and may still use a core until the kernel ends.");
