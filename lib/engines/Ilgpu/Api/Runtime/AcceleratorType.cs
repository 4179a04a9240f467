namespace ILGPU.Runtime;

/// <summary>What kind of device; the simulated one is <see cref="CPU"/>.</summary>
public enum AcceleratorType
{
    CPU = 0,
    Cuda = 1,
    OpenCL = 2,
}
