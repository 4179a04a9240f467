using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace ILGPU.Simulation;

/// <summary>Range checks of views, with messages that name index and extent.</summary>
internal static class Bounds
{
    /// <summary>Throws where the caller is host code: device memory is not the host's to read.</summary>
    public static void CheckLane()
    {
        if (Lane.Current is null)
            throw new InvalidKernelOperationException("the host cannot index a view, for device memory is not in its reach; copy it with GetAsArray1D(), CopyToCPU() or CopyFromCPU()");
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Check(LongIndex1D index, LongIndex1D extent, nint address = 0)
    {
        if ((ulong)index.X >= (ulong)extent.X)
            Fail(index.X.ToString(), extent.X.ToString(), address);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Check(LongIndex2D index, LongIndex2D extent, nint address = 0)
    {
        if ((ulong)index.X >= (ulong)extent.X || (ulong)index.Y >= (ulong)extent.Y)
            Fail(index.ToString(), extent.ToString(), address);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Check(LongIndex3D index, LongIndex3D extent, nint address = 0)
    {
        if ((ulong)index.X >= (ulong)extent.X || (ulong)index.Y >= (ulong)extent.Y || (ulong)index.Z >= (ulong)extent.Z)
            Fail(index.ToString(), extent.ToString(), address);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Check(Index1D index, Index1D extent) => Check((LongIndex1D)index, (LongIndex1D)extent);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Check(Index2D index, Index2D extent) => Check((LongIndex2D)index, (LongIndex2D)extent);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Check(Index3D index, Index3D extent) => Check((LongIndex3D)index, (LongIndex3D)extent);

    public static void CheckRange(LongIndex1D start, LongIndex1D count, LongIndex1D extent, nint address)
    {
        if (!Fits(start.X, count.X, extent.X))
            FailRange(start.X.ToString(), count.X.ToString(), extent.X.ToString(), address);
    }

    public static void CheckRange(LongIndex2D start, LongIndex2D count, LongIndex2D extent, nint address)
    {
        if (!Fits(start.X, count.X, extent.X) || !Fits(start.Y, count.Y, extent.Y))
            FailRange(start.ToString(), count.ToString(), extent.ToString(), address);
    }

    public static void CheckRange(LongIndex3D start, LongIndex3D count, LongIndex3D extent, nint address)
    {
        if (!Fits(start.X, count.X, extent.X) || !Fits(start.Y, count.Y, extent.Y) || !Fits(start.Z, count.Z, extent.Z))
            FailRange(start.ToString(), count.ToString(), extent.ToString(), address);
    }

    private static bool Fits(long start, long count, long extent) => start >= 0 && count >= 0 && start <= extent - count;

    [DoesNotReturn]
    private static void Fail(string index, string extent, nint address) =>
        throw new ViewRangeException($"index {index} is outside the extent {extent}", address);

    [DoesNotReturn]
    private static void FailRange(string start, string count, string extent, nint address) =>
        throw new ViewRangeException($"a sub-view of {count} from {start} is outside the extent {extent}", address);
}
