using System.Runtime.CompilerServices;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;

namespace Headroom.Simulator;

/// <summary>
/// The metered GPU as a device of ILGPU: 32 lanes a warp, 1,024 threads a group, 48 KB of shared memory a group, whatever the machine.
/// </summary>
[DeviceType(SimulatorExtensions.SimulatorType)]
public sealed class SimulatedDevice : ILGPU.Runtime.Device
{
    /// <summary>The one there is.</summary>
    public static SimulatedDevice Default { get; } = new();

    private SimulatedDevice()
    {
        Name = "Simulated GPU";
        // ILGPU prefers the device with most memory, and a real GPU should win.
        MemorySize = 1L << 30;
        MaxGridSize = new Index3D(int.MaxValue, ushort.MaxValue, ushort.MaxValue);
        MaxGroupSize = new Index3D(1024, 1024, 64);
        MaxNumThreadsPerGroup = 1024;
        MaxSharedMemoryPerGroup = 48 * 1024;
        MaxConstantMemory = 64 * 1024;
        WarpSize = 32;
        NumMultiprocessors = 1;
        MaxNumThreadsPerMultiprocessor = 2048;
        Capabilities = CPUDevice.Default.Capabilities;
    }

    /// <summary>
    /// The device as its accelerator has it. The package's scans and sorts choose their kernels by the accelerator's type and throw where
    /// it is none of the three they know; OpenCL's are the ones in which no group waits for another.
    /// </summary>
    internal static SimulatedDevice OfAccelerator()
    {
        var device = new SimulatedDevice();
        TypeOf(device) = AcceleratorType.OpenCL;
        return device;
    }

    /// <summary>Whether <paramref name="obj"/> is the metered GPU: there is one.</summary>
    public override bool Equals(object? obj) => obj is SimulatedDevice;

    /// <inheritdoc/>
    public override int GetHashCode() => (int)SimulatorExtensions.SimulatorType;

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "<AcceleratorType>k__BackingField")]
    private static extern ref AcceleratorType TypeOf(ILGPU.Runtime.Device device);

    /// <inheritdoc/>
    public override Accelerator CreateAccelerator(Context context) => new SimulatedAccelerator(context);
}
