using ILGPU.Runtime;
using ILGPU.Simulation;

namespace ILGPU;

/// <summary>Inside a kernel: memory of one lane. Its content is undefined at first; sizes are constants.</summary>
public static class LocalMemory
{
    /// <summary><paramref name="extent"/> elements side by side.</summary>
    public static ArrayView<T> Allocate<T>(int extent)
        where T : unmanaged =>
        Lane.Here.AllocateLocal<T>(extent);

    public static ArrayView1D<T, Stride1D.Dense> Allocate1D<T>(Index1D extent)
        where T : unmanaged =>
        Allocate1D<T, Stride1D.Dense>(extent, default);

    public static ArrayView1D<T, TStride> Allocate1D<T, TStride>(Index1D extent, TStride stride)
        where T : unmanaged
        where TStride : struct, IStride1D =>
        new(Allocate<T>(stride.ComputeBufferLength(extent)), extent, stride);

    public static ArrayView2D<T, TStride> Allocate2D<T, TStride>(Index2D extent, TStride stride)
        where T : unmanaged
        where TStride : struct, IStride2D =>
        new(Allocate<T>(stride.ComputeBufferLength(extent)), extent, stride);

    public static ArrayView3D<T, TStride> Allocate3D<T, TStride>(Index3D extent, TStride stride)
        where T : unmanaged
        where TStride : struct, IStride3D =>
        new(Allocate<T>(stride.ComputeBufferLength(extent)), extent, stride);
}
