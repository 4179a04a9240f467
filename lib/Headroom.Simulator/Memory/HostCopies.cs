namespace Headroom.Simulator.Memory;

/// <summary>Counts what is copied from a device to the host while it is the innermost of its flow of control.</summary>
internal sealed class HostCopies
{
    private static readonly AsyncLocal<HostCopies?> s_current = new();
    private long _bytes;

    /// <summary>Null where nobody counts.</summary>
    public static HostCopies? Current
    {
        get => s_current.Value;
        set => s_current.Value = value;
    }

    public long Bytes => Interlocked.Read(ref _bytes);

    public void Add(long bytes) => Interlocked.Add(ref _bytes, bytes);
}
