namespace ILGPU.Runtime;

public static partial class ArrayViewExtensions
{
    /// <summary>A buffer with the shape and content of <paramref name="data"/>.</summary>
    [NotInsideKernel]
    public static MemoryBuffer1D<T, Stride1D.Dense> Allocate1D<T>(this Accelerator accelerator, T[] data)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(accelerator);
        ArgumentNullException.ThrowIfNull(data);
        var buffer = accelerator.Allocate1D<T>(data.Length);
        buffer.View.CopyFromCPU(data);
        return buffer;
    }

    [NotInsideKernel]
    public static MemoryBuffer1D<T, Stride1D.Dense> Allocate1D<T>(this Accelerator accelerator, AcceleratorStream stream, T[] data)
        where T : unmanaged =>
        accelerator.Allocate1D(data);

    /// <summary>A buffer with the shape and content of <paramref name="data"/>.</summary>
    [NotInsideKernel]
    public static MemoryBuffer2D<T, Stride2D.DenseX> Allocate2DDenseX<T>(this Accelerator accelerator, T[,] data)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(accelerator);
        ArgumentNullException.ThrowIfNull(data);
        var buffer = accelerator.Allocate2DDenseX<T>(new LongIndex2D(data.GetLength(0), data.GetLength(1)));
        buffer.View.CopyFromCPU(data);
        return buffer;
    }

    [NotInsideKernel]
    public static MemoryBuffer2D<T, Stride2D.DenseX> Allocate2DDenseX<T>(this Accelerator accelerator, AcceleratorStream stream, T[,] data)
        where T : unmanaged =>
        accelerator.Allocate2DDenseX(data);

    /// <summary>A buffer with the shape and content of <paramref name="data"/>.</summary>
    [NotInsideKernel]
    public static MemoryBuffer2D<T, Stride2D.DenseY> Allocate2DDenseY<T>(this Accelerator accelerator, T[,] data)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(accelerator);
        ArgumentNullException.ThrowIfNull(data);
        var buffer = accelerator.Allocate2DDenseY<T>(new LongIndex2D(data.GetLength(0), data.GetLength(1)));
        buffer.View.CopyFromCPU(data);
        return buffer;
    }

    [NotInsideKernel]
    public static MemoryBuffer2D<T, Stride2D.DenseY> Allocate2DDenseY<T>(this Accelerator accelerator, AcceleratorStream stream, T[,] data)
        where T : unmanaged =>
        accelerator.Allocate2DDenseY(data);

    /// <summary>A buffer with the shape and content of <paramref name="data"/>.</summary>
    [NotInsideKernel]
    public static MemoryBuffer3D<T, Stride3D.DenseXY> Allocate3DDenseXY<T>(this Accelerator accelerator, T[,,] data)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(accelerator);
        ArgumentNullException.ThrowIfNull(data);
        var buffer = accelerator.Allocate3DDenseXY<T>(new LongIndex3D(data.GetLength(0), data.GetLength(1), data.GetLength(2)));
        buffer.View.CopyFromCPU(data);
        return buffer;
    }

    [NotInsideKernel]
    public static MemoryBuffer3D<T, Stride3D.DenseXY> Allocate3DDenseXY<T>(this Accelerator accelerator, AcceleratorStream stream, T[,,] data)
        where T : unmanaged =>
        accelerator.Allocate3DDenseXY(data);

    /// <summary>A buffer with the shape and content of <paramref name="data"/>.</summary>
    [NotInsideKernel]
    public static MemoryBuffer3D<T, Stride3D.DenseZY> Allocate3DDenseZY<T>(this Accelerator accelerator, T[,,] data)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(accelerator);
        ArgumentNullException.ThrowIfNull(data);
        var buffer = accelerator.Allocate3DDenseZY<T>(new LongIndex3D(data.GetLength(0), data.GetLength(1), data.GetLength(2)));
        buffer.View.CopyFromCPU(data);
        return buffer;
    }

    [NotInsideKernel]
    public static MemoryBuffer3D<T, Stride3D.DenseZY> Allocate3DDenseZY<T>(this Accelerator accelerator, AcceleratorStream stream, T[,,] data)
        where T : unmanaged =>
        accelerator.Allocate3DDenseZY(data);
}
