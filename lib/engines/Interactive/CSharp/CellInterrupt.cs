using System.ComponentModel;

namespace Microsoft.DotNet.Interactive.CSharp;

/// <summary>What the loops of a cell call at each turn. It costs one load and a branch while nothing is being cancelled.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CellInterrupt
{
    private static readonly AsyncLocal<CancellationToken> s_token = new();
    private static volatile int s_requests;

    /// <summary>Throws OperationCanceledException when the cell that the calling thread belongs to has been cancelled.</summary>
    public static void Poll()
    {
        if (s_requests != 0) s_token.Value.ThrowIfCancellationRequested();
    }

    internal static void Watch(CancellationToken token) => s_token.Value = token;

    internal static void Request() => Interlocked.Increment(ref s_requests);

    internal static void Done() => Interlocked.Decrement(ref s_requests);
}
