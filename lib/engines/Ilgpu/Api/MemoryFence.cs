namespace ILGPU;

/// <summary>Inside a kernel: orders the lane's own reads and writes. It waits for nobody.</summary>
public static class MemoryFence
{
    /// <summary>For the lanes of the group.</summary>
    public static void GroupLevel() => Interlocked.MemoryBarrier();

    /// <summary>For all lanes of the device.</summary>
    public static void DeviceLevel() => Interlocked.MemoryBarrier();

    /// <summary>For the host and other devices too.</summary>
    public static void SystemLevel() => Interlocked.MemoryBarrier();
}
