using ILGPU.Simulation;

namespace ILGPU.Runtime;

public abstract partial class Accelerator
{
    /// <summary>Tells the recording about buffers that outlived their last use: nobody disposed them before the accelerator.</summary>
    private static void ReportLeaks(IEnumerable<MemoryBuffer> buffers)
    {
        foreach (var buffer in buffers)
        {
            if (buffer.Allocation is { } allocation)
                Recording.Current?.Add(new Leak(allocation.Name, (long)allocation.Bytes, buffer.AllocatedAt));
        }
    }

    /// <summary>Tells the recording about a write behind the last element of a buffer.</summary>
    internal static void ReportOverrun(Allocation allocation) => Recording.Current?.Add(new Overrun(allocation.Name));
}
