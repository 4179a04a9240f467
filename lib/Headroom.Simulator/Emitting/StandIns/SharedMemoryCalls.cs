using System.Runtime.CompilerServices;
using ILGPU.Runtime;

namespace Headroom.Simulator.Emitting.StandIns;

[Replaces(typeof(SharedMemory))]
internal static unsafe class SharedMemoryCalls
{
    public static ArrayView<T> Allocate<T>(int extent, Lane lane, int slot) where T : unmanaged => Take<T>(extent, lane, slot);

    public static ref T Allocate<T>(Lane lane, int slot) where T : unmanaged => ref Views.Element(Take<T>(1, lane, slot), 0);

    public static ArrayView<T> GetDynamic<T>(Lane lane) where T : unmanaged =>
        View<T>.At(lane.Group.SharedBase, (long)lane.Group.DynamicSize / Unsafe.SizeOf<T>());

    public static ArrayView1D<T, Stride1D.Dense> Allocate1D<T>(Index1D extent, Lane lane, int slot) where T : unmanaged =>
        new(Take<T>(extent.X, lane, slot), extent, default);

    public static ArrayView1D<T, TStride> Allocate1D<T, TStride>(Index1D extent, TStride stride, Lane lane, int slot)
        where T : unmanaged where TStride : struct, IStride1D =>
            new(Take<T>(stride.ComputeBufferLength(extent), lane, slot), extent, stride);

    public static ArrayView2D<T, TStride> Allocate2D<T, TStride>(Index2D extent, TStride stride, Lane lane, int slot)
        where T : unmanaged where TStride : struct, IStride2D =>
            new(Take<T>(stride.ComputeBufferLength(extent), lane, slot), extent, stride);

    public static ArrayView3D<T, TStride> Allocate3D<T, TStride>(Index3D extent, TStride stride, Lane lane, int slot)
        where T : unmanaged where TStride : struct, IStride3D =>
            new(Take<T>(stride.ComputeBufferLength(extent), lane, slot), extent, stride);

    public static ArrayView2D<T, Stride2D.DenseX> Allocate2DDenseX<T>(in Index2D extent, Lane lane, int slot) where T : unmanaged =>
        Allocate2D<T, Stride2D.DenseX>(extent, Stride2D.DenseX.FromExtent(extent), lane, slot);

    public static ArrayView2D<T, Stride2D.DenseY> Allocate2DDenseY<T>(in Index2D extent, Lane lane, int slot) where T : unmanaged =>
        Allocate2D<T, Stride2D.DenseY>(extent, Stride2D.DenseY.FromExtent(extent), lane, slot);

    public static ArrayView3D<T, Stride3D.DenseXY> Allocate3DDenseXY<T>(in Index3D extent, Lane lane, int slot) where T : unmanaged =>
        Allocate3D<T, Stride3D.DenseXY>(extent, Stride3D.DenseXY.FromExtent(extent), lane, slot);

    public static ArrayView3D<T, Stride3D.DenseZY> Allocate3DDenseZY<T>(in Index3D extent, Lane lane, int slot) where T : unmanaged =>
        Allocate3D<T, Stride3D.DenseZY>(extent, Stride3D.DenseZY.FromExtent(extent), lane, slot);

    private static ArrayView<T> Take<T>(int length, Lane lane, int slot) where T : unmanaged =>
        View<T>.At(lane.Slots.Shared(slot, (nint)length * Unsafe.SizeOf<T>()), length);
}
