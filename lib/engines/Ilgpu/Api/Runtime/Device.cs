namespace ILGPU.Runtime;

/// <summary>A device and its limits.</summary>
public abstract class Device : IDevice
{
    protected Device() { }

    public AcceleratorType AcceleratorType => AcceleratorType.CPU;

    public string Name { get; protected set; } = "";

    /// <summary>Bytes of device memory.</summary>
    public long MemorySize { get; protected set; }

    public Index3D MaxGridSize { get; protected set; }

    public Index3D MaxGroupSize { get; protected set; }

    public int MaxNumThreadsPerGroup { get; protected set; }

    /// <summary>Bytes of shared memory a group may use, static and dynamic together.</summary>
    public int MaxSharedMemoryPerGroup { get; protected set; }

    /// <summary>Bytes of constant memory.</summary>
    public int MaxConstantMemory { get; protected set; }

    public int WarpSize { get; protected set; }

    public int NumMultiprocessors { get; protected set; }

    public int MaxNumThreadsPerMultiprocessor { get; protected set; }

    public int MaxNumThreads => NumMultiprocessors * MaxNumThreadsPerMultiprocessor;

    /// <summary>Makes an accelerator that the caller disposes before the context.</summary>
    public abstract Accelerator CreateAccelerator(Context context);

    /// <summary>Writes the limits, one a line.</summary>
    public void PrintInformation(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        Print("Device", Name);
        Print("  Accelerator Type", AcceleratorType);
        Print("  Warp size", WarpSize);
        Print("  Number of multiprocessors", NumMultiprocessors);
        Print("  Max number of threads/multiprocessor", MaxNumThreadsPerMultiprocessor);
        Print("  Max number of threads/group", MaxNumThreadsPerGroup);
        Print("  Max number of total threads", MaxNumThreads);
        Print("  Max dimension of a group size", MaxGroupSize);
        Print("  Max dimension of a grid size", MaxGridSize);
        Print("  Total amount of global memory", $"{MemorySize} bytes, {MemorySize >> 20} MB");
        Print("  Total amount of constant memory", $"{MaxConstantMemory} bytes, {MaxConstantMemory >> 10} KB");
        Print("  Total amount of shared memory per group", $"{MaxSharedMemoryPerGroup} bytes, {MaxSharedMemoryPerGroup >> 10} KB");

        void Print(string what, object value) => writer.WriteLine($"{what + ":",-42} {value}");
    }

    public override bool Equals(object? obj) => obj is Device other && other.GetType() == GetType() && other.ToString() == ToString();

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    public override string ToString() =>
        $"{Name} [Type: {AcceleratorType}, WarpSize: {WarpSize}, MaxNumThreadsPerGroup: {MaxNumThreadsPerGroup}, MemorySize: {MemorySize}]";
}
