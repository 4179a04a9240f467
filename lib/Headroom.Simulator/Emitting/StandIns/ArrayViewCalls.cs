using System.Runtime.CompilerServices;
using ILGPU.Runtime;

namespace Headroom.Simulator.Emitting.StandIns;

[Replaces(typeof(ArrayView<>))]
internal static class ArrayViewCalls
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T Item<T>(in ArrayView<T> view, long index, Lane lane, int site) where T : unmanaged
    {
        if ((ulong)index >= (ulong)view.Length) lane.OutOfBounds(site, index, view.Length, Views.Address(view));
        return ref Views.Element(view, index);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ArrayView<T> SubView<T>(in ArrayView<T> view, long index, Lane lane, int site) where T : unmanaged =>
        SubView(view, index, view.Length - index, lane, site);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ArrayView<T> SubView<T>(in ArrayView<T> view, int index, int subViewLength, Lane lane, int site) where T : unmanaged =>
        SubView(view, (long)index, subViewLength, lane, site);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ArrayView<T> SubView<T>(in ArrayView<T> view, long index, long subViewLength, Lane lane, int site) where T : unmanaged
    {
        if (index < 0 || subViewLength < 0 || index > view.Length - subViewLength)
            lane.OutOfBounds(site, index + subViewLength, view.Length, Views.Address(view));
        return View<T>.At(Views.Address(view) + (nint)(index * Unsafe.SizeOf<T>()), subViewLength);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ArrayView<TOther> Cast<T, TOther>(in ArrayView<T> view) where T : unmanaged where TOther : unmanaged =>
        View<TOther>.At(Views.Address(view), view.Length * Unsafe.SizeOf<T>() / Unsafe.SizeOf<TOther>());

    public static bool IsValid<T>(in ArrayView<T> view) where T : unmanaged => view.Length > 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T Item<T>(in ArrayView<T> view, int index, Lane lane, int site) where T : unmanaged =>
        ref Item(view, (long)index, lane, site);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T Item<T>(in ArrayView<T> view, Index1D index, Lane lane, int site) where T : unmanaged =>
        ref Item(view, (long)index.X, lane, site);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T Item<T>(in ArrayView<T> view, LongIndex1D index, Lane lane, int site) where T : unmanaged =>
        ref Item(view, index.X, lane, site);
}

[Replaces(typeof(ArrayView1D<,>))]
internal static class ArrayView1DCalls
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T Item<T, TStride>(in ArrayView1D<T, TStride> view, Index1D index, Lane lane, int site)
        where T : unmanaged where TStride : struct, IStride1D
    {
        if ((ulong)index.X >= (ulong)view.Extent.X) lane.OutOfBounds(site, index.X, view.Extent.X, Views.Address(view.BaseView));
        return ref Views.Element(view.BaseView, view.Stride.ComputeElementIndex(index));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T Item<T, TStride>(in ArrayView1D<T, TStride> view, LongIndex1D index, Lane lane, int site)
        where T : unmanaged where TStride : struct, IStride1D
    {
        if ((ulong)index.X >= (ulong)view.Extent.X) lane.OutOfBounds(site, index.X, view.Extent.X, Views.Address(view.BaseView));
        return ref Views.Element(view.BaseView, view.Stride.ComputeElementIndex(index));
    }
}
