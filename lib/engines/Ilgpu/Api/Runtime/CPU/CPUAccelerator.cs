namespace ILGPU.Runtime.CPU;

/// <summary>The simulated GPU at work.</summary>
public sealed class CPUAccelerator : Accelerator
{
    internal CPUAccelerator(Context context, CPUDevice device) : base(context, device) { }

    /// <summary>Threads that are resident at a time.</summary>
    public int NumThreads => MaxNumThreads;
}
