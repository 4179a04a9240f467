using System.Runtime.InteropServices;

namespace Headroom.Training.Loading;

/// <summary>
/// What native libraries are told through libc: settings of its allocator, and the C environment, which they read when they are loaded.
/// .NET keeps an environment of its own on Linux and macOS, which they do not see.
/// </summary>
internal static partial class NativeEnvironment
{
    private const int TrimThreshold = -1, MmapThreshold = -3, MmapMax = -4; // as malloc.h numbers them

    /// <summary>
    /// Threads of OpenMP sleep while they wait. By default they spin, and beside another busy process two of them mostly wait for each
    /// other. What the user has set stays.
    /// </summary>
    public static void KeepOpenMpFromSpinning()
    {
        if (!OperatingSystem.IsLinux()) return; // libiomp5 on Windows and macOS sleeps after 200 ms by itself, and yields before
        foreach (var (name, value) in new[] { ("GOMP_SPINCOUNT", "0"), ("OMP_WAIT_POLICY", "PASSIVE") })
        {
            _ = SetVariable(name, value, overwrite: 0);
            if (Environment.GetEnvironmentVariable(name) is null) Environment.SetEnvironmentVariable(name, value); // for child processes
        }
    }

    /// <summary>
    /// Memory that was freed stays with the process. A step allocates the same large tensors as the one before; glibc gives each back to
    /// the system and the next one is cleared page by page again, which is a tenth of the step. For programs that do little but train.
    /// </summary>
    public static void KeepFreedMemory()
    {
        if (!OperatingSystem.IsLinux()) return;
        _ = SetAllocator(MmapMax, 0);
        _ = SetAllocator(TrimThreshold, int.MaxValue);
    }

    /// <summary>
    /// A large tensor that is freed goes back to the system at once. By default glibc stops that after the first one of up to 32 MB: those
    /// that follow share a heap, whose gaps stay resident. For programs whose resident memory is to show what is alive.
    /// </summary>
    public static void GiveFreedMemoryBack()
    {
        if (OperatingSystem.IsLinux()) _ = SetAllocator(MmapThreshold, 128 << 10); // where glibc starts; to set it keeps it there
    }

    [LibraryImport("libc", EntryPoint = "mallopt")]
    private static partial int SetAllocator(int parameter, int value);

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetVariable(string name, string value, int overwrite);
}
