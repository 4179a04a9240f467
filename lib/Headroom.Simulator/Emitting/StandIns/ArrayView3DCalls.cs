using System.Runtime.CompilerServices;
using ILGPU.Runtime;

namespace Headroom.Simulator.Emitting.StandIns;

[Replaces(typeof(ArrayView3D<,>))]
internal static class ArrayView3DCalls
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T Item<T, TStride>(in ArrayView3D<T, TStride> view, long x, long y, long z, Lane lane, int site)
        where T : unmanaged where TStride : struct, IStride3D
    {
        if ((ulong)x >= (ulong)view.Extent.X || (ulong)y >= (ulong)view.Extent.Y || (ulong)z >= (ulong)view.Extent.Z)
            lane.OutOfBounds(site, x, y, z, view.Extent, Views.Address(view.BaseView));
        return ref Views.Element(view.BaseView, view.Stride.ComputeElementIndex(new LongIndex3D(x, y, z)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T Item<T, TStride>(in ArrayView3D<T, TStride> view, LongIndex3D index, Lane lane, int site)
        where T : unmanaged where TStride : struct, IStride3D => ref Item(view, index.X, index.Y, index.Z, lane, site);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T Item<T, TStride>(in ArrayView3D<T, TStride> view, Index3D index, Lane lane, int site)
        where T : unmanaged where TStride : struct, IStride3D => ref Item(view, index.X, (long)index.Y, index.Z, lane, site);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T Item<T, TStride>(in ArrayView3D<T, TStride> view, int x, int y, int z, Lane lane, int site)
        where T : unmanaged where TStride : struct, IStride3D => ref Item(view, x, (long)y, z, lane, site);
}
