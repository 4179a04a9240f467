using System.Runtime.InteropServices;

namespace ILGPU.Runtime;

public static partial class ArrayViewExtensions
{
    /// <summary>Copies <paramref name="length"/> elements to the host, starting at <paramref name="cpuData"/>.</summary>
    [NotInsideKernel]
    public static void CopyToCPU<T, TView>(this TView source, ref T cpuData, long length)
        where T : unmanaged
        where TView : IContiguousArrayView<T> =>
        source.CopyToCPU(MemoryMarshal.CreateSpan(ref cpuData, checked((int)length)));

    [NotInsideKernel]
    public static void CopyToCPU<T, TView>(this TView source, AcceleratorStream stream, ref T cpuData, long length)
        where T : unmanaged
        where TView : IContiguousArrayView<T> =>
        source.CopyToCPU(ref cpuData, length);

    /// <summary>Copies <paramref name="length"/> elements from the host, starting at <paramref name="cpuData"/>.</summary>
    [NotInsideKernel]
    public static void CopyFromCPU<T, TView>(this TView target, ref T cpuData, long length)
        where T : unmanaged
        where TView : IContiguousArrayView<T> =>
        target.CopyFromCPU(MemoryMarshal.CreateReadOnlySpan(ref cpuData, checked((int)length)));

    [NotInsideKernel]
    public static void CopyFromCPU<T, TView>(this TView target, AcceleratorStream stream, ref T cpuData, long length)
        where T : unmanaged
        where TView : IContiguousArrayView<T> =>
        target.CopyFromCPU(ref cpuData, length);

    [NotInsideKernel]
    public static void CopyToCPU<T>(this ArrayView1D<T, Stride1D.Dense> source, ref T cpuData, long length)
        where T : unmanaged =>
        source.BaseView.CopyToCPU(MemoryMarshal.CreateSpan(ref cpuData, checked((int)length)));

    [NotInsideKernel]
    public static void CopyToCPU<T>(this ArrayView1D<T, Stride1D.Dense> source, AcceleratorStream stream, ref T cpuData, long length)
        where T : unmanaged =>
        source.CopyToCPU(ref cpuData, length);

    [NotInsideKernel]
    public static void CopyFromCPU<T>(this ArrayView1D<T, Stride1D.Dense> target, ref T cpuData, long length)
        where T : unmanaged =>
        target.BaseView.CopyFromCPU(MemoryMarshal.CreateReadOnlySpan(ref cpuData, checked((int)length)));

    [NotInsideKernel]
    public static void CopyFromCPU<T>(this ArrayView1D<T, Stride1D.Dense> target, AcceleratorStream stream, ref T cpuData, long length)
        where T : unmanaged =>
        target.CopyFromCPU(ref cpuData, length);
}
