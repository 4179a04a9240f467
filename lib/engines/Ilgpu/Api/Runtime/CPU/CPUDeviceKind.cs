namespace ILGPU.Runtime.CPU;

/// <summary>Kinds of simulated device. The real package has three more.</summary>
public enum CPUDeviceKind
{
    Default = 0,
    Nvidia = 1,
}
