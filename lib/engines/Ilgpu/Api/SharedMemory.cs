using ILGPU.Runtime;
using ILGPU.Simulation;

namespace ILGPU;

/// <summary>Inside a kernel: memory that the lanes of a group share. Its content is undefined at first; sizes are constants.</summary>
public static class SharedMemory
{
    /// <summary><paramref name="extent"/> elements side by side.</summary>
    public static ArrayView<T> Allocate<T>(int extent)
        where T : unmanaged =>
        Lane.Here.AllocateShared<T>(extent);

    /// <summary>One variable.</summary>
    public static ref T Allocate<T>()
        where T : unmanaged =>
        ref Allocate<T>(1).Unchecked(0);

    /// <summary>The dynamic shared memory that the launch asked for, as elements of <typeparamref name="T"/>.</summary>
    public static ArrayView<T> GetDynamic<T>()
        where T : unmanaged =>
        Lane.Here.DynamicShared<T>();

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

    /// <summary>Column-major: X varies fastest.</summary>
    public static ArrayView2D<T, Stride2D.DenseX> Allocate2DDenseX<T>(in Index2D extent)
        where T : unmanaged =>
        Allocate2D<T, Stride2D.DenseX>(extent, Stride2D.DenseX.FromExtent(extent));

    /// <summary>Row-major, the order of a C# array: Y varies fastest.</summary>
    public static ArrayView2D<T, Stride2D.DenseY> Allocate2DDenseY<T>(in Index2D extent)
        where T : unmanaged =>
        Allocate2D<T, Stride2D.DenseY>(extent, Stride2D.DenseY.FromExtent(extent));

    /// <summary>X varies fastest, then Y.</summary>
    public static ArrayView3D<T, Stride3D.DenseXY> Allocate3DDenseXY<T>(in Index3D extent)
        where T : unmanaged =>
        Allocate3D<T, Stride3D.DenseXY>(extent, Stride3D.DenseXY.FromExtent(extent));

    /// <summary>The order of a C# array: Z varies fastest, then Y.</summary>
    public static ArrayView3D<T, Stride3D.DenseZY> Allocate3DDenseZY<T>(in Index3D extent)
        where T : unmanaged =>
        Allocate3D<T, Stride3D.DenseZY>(extent, Stride3D.DenseZY.FromExtent(extent));
}
