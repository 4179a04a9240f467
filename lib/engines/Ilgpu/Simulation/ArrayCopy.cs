using System.Runtime.InteropServices;
using ILGPU.Runtime;

namespace ILGPU.Simulation;

/// <summary>Copies between views of any stride and C# arrays; element [i, j] of one is element [i, j] of the other.</summary>
internal static class ArrayCopy
{
    public static void ToArray<T, TStride>(ArrayView1D<T, TStride> view, T[] data)
        where T : unmanaged
        where TStride : struct, IStride1D
    {
        CheckLength(data, 0, view.Extent.X);
        Rows(view.BaseView, 1, 0, view.Extent.X, view.Stride.XStride, data.AsSpan(), data.Length, toHost: true);
    }

    public static void FromArray<T, TStride>(ArrayView1D<T, TStride> view, T[] data)
        where T : unmanaged
        where TStride : struct, IStride1D
    {
        CheckLength(data, 0, view.Extent.X);
        Rows(view.BaseView, 1, 0, view.Extent.X, view.Stride.XStride, data.AsSpan(), data.Length, toHost: false);
    }

    public static T[] ToArray<T, TStride>(ArrayView1D<T, TStride> view)
        where T : unmanaged
        where TStride : struct, IStride1D
    {
        var data = new T[view.Extent.X];
        ToArray(view, data);
        return data;
    }

    public static void ToArray<T, TStride>(ArrayView2D<T, TStride> view, T[,] data)
        where T : unmanaged
        where TStride : struct, IStride2D =>
        Copy2D(view, data, toHost: true);

    public static void FromArray<T, TStride>(ArrayView2D<T, TStride> view, T[,] data)
        where T : unmanaged
        where TStride : struct, IStride2D =>
        Copy2D(view, data, toHost: false);

    public static T[,] ToArray<T, TStride>(ArrayView2D<T, TStride> view)
        where T : unmanaged
        where TStride : struct, IStride2D
    {
        var data = new T[view.Extent.X, view.Extent.Y];
        ToArray(view, data);
        return data;
    }

    public static void ToArray<T, TStride>(ArrayView3D<T, TStride> view, T[,,] data)
        where T : unmanaged
        where TStride : struct, IStride3D =>
        Copy3D(view, data, toHost: true);

    public static void FromArray<T, TStride>(ArrayView3D<T, TStride> view, T[,,] data)
        where T : unmanaged
        where TStride : struct, IStride3D =>
        Copy3D(view, data, toHost: false);

    public static T[,,] ToArray<T, TStride>(ArrayView3D<T, TStride> view)
        where T : unmanaged
        where TStride : struct, IStride3D
    {
        var data = new T[view.Extent.X, view.Extent.Y, view.Extent.Z];
        ToArray(view, data);
        return data;
    }

    private static void Copy2D<T, TStride>(ArrayView2D<T, TStride> view, T[,] data, bool toHost)
        where T : unmanaged
        where TStride : struct, IStride2D
    {
        CheckLength(data, 0, view.Extent.X);
        CheckLength(data, 1, view.Extent.Y);
        Rows(view.BaseView, view.Extent.X, view.Stride.XStride, view.Extent.Y, view.Stride.YStride, Flat<T>(data), data.GetLength(1), toHost);
    }

    private static void Copy3D<T, TStride>(ArrayView3D<T, TStride> view, T[,,] data, bool toHost)
        where T : unmanaged
        where TStride : struct, IStride3D
    {
        CheckLength(data, 0, view.Extent.X);
        CheckLength(data, 1, view.Extent.Y);
        CheckLength(data, 2, view.Extent.Z);
        var plane = data.GetLength(1) * data.GetLength(2);
        for (var x = 0; x < view.Extent.X; x++)
        {
            if (view.HasData())
                Rows(view.BaseView.SubView((long)x * view.Stride.XStride), view.Extent.Y, view.Stride.YStride, view.Extent.Z, view.Stride.ZStride, Flat<T>(data)[(x * plane)..], data.GetLength(2), toHost);
        }
    }

    // Host rows are contiguous and hostRow elements apart; device elements are stride apart within a row and rowStride from row to row.
    private static void Rows<T>(ArrayView<T> device, long rows, long rowStride, long length, long stride, Span<T> host, int hostRow, bool toHost)
        where T : unmanaged
    {
        for (long row = 0; row < rows && length > 0; row++)
        {
            var line = host.Slice(checked((int)(row * hostRow)), checked((int)length));
            var start = device.Address + (nint)(row * rowStride * ArrayView<T>.ElementSize);
            if (stride == 1)
                Copy(start, line, toHost);
            else
            {
                for (var at = 0; at < line.Length; at++)
                    Copy(start + (nint)(at * stride * ArrayView<T>.ElementSize), line.Slice(at, 1), toHost);
            }
        }
    }

    private static void Copy<T>(nint device, Span<T> host, bool toHost)
        where T : unmanaged
    {
        if (toHost)
            HostCopy.ToHost(device, host);
        else
            HostCopy.ToDevice<T>(host, device);
    }

    private static Span<T> Flat<T>(Array data) => MemoryMarshal.CreateSpan(ref System.Runtime.CompilerServices.Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(data)), data.Length);

    private static void CheckLength(Array data, int dimension, long needed)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.GetLength(dimension) < needed)
        {
            throw new ArgumentOutOfRangeException(nameof(data), data.GetLength(dimension),
                $"the array has {data.GetLength(dimension)} elements along dimension {dimension}, the view has {needed}");
        }
    }
}
