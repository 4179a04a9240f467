namespace Headroom.Kernels;

/// <summary>Where kernels run.</summary>
public enum DeviceChoice
{
    /// <summary>The simulated GPU, which counts. The default.</summary>
    Simulator,

    /// <summary>An NVIDIA GPU.</summary>
    Cuda,

    /// <summary>A GPU through OpenCL.</summary>
    OpenCL,

    /// <summary>ILGPU's own CPU device: slow, counts nothing, and breakpoints in kernels work.</summary>
    Cpu,
}
