using System.Collections.Immutable;

namespace ILGPU.Runtime.CPU;

/// <summary>The simulated GPU. Its limits are those of common NVIDIA GPUs, whatever the machine.</summary>
public sealed class CPUDevice : Device
{
    /// <summary>32 lanes per warp, 32 warps per group. (The real package's default has 4 warps of 4 lanes, too few for most kernels here.)</summary>
    public static readonly CPUDevice Default = new();

    /// <summary>32 lanes per warp, 32 warps per group, as in the real package; here the same device as <see cref="Default"/>.</summary>
    public static readonly CPUDevice Nvidia = Default;

    public static readonly ImmutableArray<CPUDevice> All = [Default];

    private CPUDevice()
    {
        Name = "Simulated GPU";
        WarpSize = 32;
        MaxNumThreadsPerGroup = 1024;
        MaxGroupSize = new(1024, 1024, 64);
        MaxGridSize = new(int.MaxValue, ushort.MaxValue, ushort.MaxValue);
        MaxSharedMemoryPerGroup = 48 * 1024; // what every CUDA GPU grants without being asked for more
        MaxConstantMemory = 64 * 1024;
        NumMultiprocessors = 16;
        MaxNumThreadsPerMultiprocessor = 2048;
        MemorySize = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
    }

    /// <summary>Threads that are resident at a time.</summary>
    public int NumThreads => MaxNumThreads;

    /// <exception cref="ArgumentOutOfRangeException">The simulator has no such device.</exception>
    public static CPUDevice GetDevice(CPUDeviceKind kind) => kind is CPUDeviceKind.Default or CPUDeviceKind.Nvidia
        ? Default
        : throw new ArgumentOutOfRangeException(nameof(kind), kind, "the simulated GPU is of kind Default or Nvidia");

    /// <summary>The devices that <paramref name="predicate"/> accepts.</summary>
    public static ImmutableArray<Device> GetDevices(Predicate<CPUDevice> predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        return [.. All.Where(device => predicate(device))];
    }

    public override Accelerator CreateAccelerator(Context context) => CreateCPUAccelerator(context);

    public CPUAccelerator CreateCPUAccelerator(Context context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new(context, this);
    }
}
