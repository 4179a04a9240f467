using System.Runtime.CompilerServices;
using ILGPU.Runtime;

namespace Headroom.Simulator.Emitting.StandIns;

[Replaces(typeof(ArrayView2D<,>))]
internal static class ArrayView2DCalls
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T Item<T, TStride>(in ArrayView2D<T, TStride> view, int x, int y, Lane lane, int site)
        where T : unmanaged where TStride : struct, IStride2D
    {
        if ((ulong)x >= (ulong)view.Extent.X || (ulong)y >= (ulong)view.Extent.Y)
            lane.OutOfBounds(site, x, y, view.Extent.X, view.Extent.Y, Views.Address(view.BaseView));
        return ref Views.Element(view.BaseView, view.Stride.ComputeElementIndex(new Index2D(x, y)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T Item<T, TStride>(in ArrayView2D<T, TStride> view, Index2D index, Lane lane, int site)
        where T : unmanaged where TStride : struct, IStride2D => ref Item(view, index.X, index.Y, lane, site);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T Item<T, TStride>(in ArrayView2D<T, TStride> view, long x, long y, Lane lane, int site)
        where T : unmanaged where TStride : struct, IStride2D
    {
        if ((ulong)x >= (ulong)view.Extent.X || (ulong)y >= (ulong)view.Extent.Y)
            lane.OutOfBounds(site, x, y, view.Extent.X, view.Extent.Y, Views.Address(view.BaseView));
        return ref Views.Element(view.BaseView, view.Stride.ComputeElementIndex(new LongIndex2D(x, y)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T Item<T, TStride>(in ArrayView2D<T, TStride> view, LongIndex2D index, Lane lane, int site)
        where T : unmanaged where TStride : struct, IStride2D => ref Item(view, index.X, index.Y, lane, site);
}
