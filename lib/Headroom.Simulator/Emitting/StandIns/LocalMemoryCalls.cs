using System.Runtime.CompilerServices;
using ILGPU.Runtime;

namespace Headroom.Simulator.Emitting.StandIns;

[Replaces(typeof(LocalMemory))]
internal static class LocalMemoryCalls
{
    public static ArrayView<T> Allocate<T>(int extent, Lane lane, int slot) where T : unmanaged => Take<T>(extent, lane, slot);

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

    private static ArrayView<T> Take<T>(int length, Lane lane, int slot) where T : unmanaged =>
        View<T>.At(lane.Slots.Local(slot, (nint)length * Unsafe.SizeOf<T>(), lane), length);
}
