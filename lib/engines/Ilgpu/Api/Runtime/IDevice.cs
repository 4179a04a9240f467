namespace ILGPU.Runtime;

/// <summary>Limits of a device or of the accelerator on it.</summary>
public interface IDevice
{
    AcceleratorType AcceleratorType { get; }

    string Name { get; }

    /// <summary>Bytes of device memory.</summary>
    long MemorySize { get; }

    Index3D MaxGridSize { get; }

    Index3D MaxGroupSize { get; }

    int MaxNumThreadsPerGroup { get; }

    /// <summary>Bytes of shared memory a group may use, static and dynamic together.</summary>
    int MaxSharedMemoryPerGroup { get; }

    /// <summary>Bytes of constant memory.</summary>
    int MaxConstantMemory { get; }

    int WarpSize { get; }

    int NumMultiprocessors { get; }

    int MaxNumThreadsPerMultiprocessor { get; }

    int MaxNumThreads { get; }

    /// <summary>Writes the limits, one a line.</summary>
    void PrintInformation(TextWriter writer);
}
