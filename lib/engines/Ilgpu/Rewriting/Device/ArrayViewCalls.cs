using System.Runtime.CompilerServices;
using ILGPU.Runtime;

namespace ILGPU.Simulation.Rewriting.Device;

[Replaces(typeof(ArrayView<>))]
internal static class ArrayViewCalls
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T Item<T>(in ArrayView<T> view, long index, Lane lane, int site) where T : unmanaged
    {
        if ((ulong)index >= (ulong)view.Length) lane.OutOfBounds(site, index, view.Length, view.Address);
        return ref view.Unchecked(index);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T Item<T>(in ArrayView<T> view, int index, Lane lane, int site) where T : unmanaged => ref Item(view, (long)index, lane, site);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T Item<T>(in ArrayView<T> view, Index1D index, Lane lane, int site) where T : unmanaged => ref Item(view, (long)index.X, lane, site);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T Item<T>(in ArrayView<T> view, LongIndex1D index, Lane lane, int site) where T : unmanaged => ref Item(view, index.X, lane, site);
}

[Replaces(typeof(ArrayView1D<,>))]
internal static class ArrayView1DCalls
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T Item<T, TStride>(in ArrayView1D<T, TStride> view, Index1D index, Lane lane, int site)
        where T : unmanaged where TStride : struct, IStride1D
    {
        if ((ulong)index.X >= (ulong)view.Extent.X) lane.OutOfBounds(site, index.X, view.Extent.X, view.BaseView.Address);
        return ref view.Unchecked(index);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T Item<T, TStride>(in ArrayView1D<T, TStride> view, LongIndex1D index, Lane lane, int site)
        where T : unmanaged where TStride : struct, IStride1D
    {
        if ((ulong)index.X >= (ulong)view.Extent.X) lane.OutOfBounds(site, index.X, view.Extent.X, view.BaseView.Address);
        return ref view.Unchecked(index);
    }
}
