using System.Diagnostics;
using System.Runtime.CompilerServices;
using ILGPU.Simulation;
using ILGPU.Simulation.Rewriting;

namespace ILGPU.Runtime;

public abstract partial class Accelerator
{
    /// <summary>A buffer of <paramref name="length"/> elements. Its content is undefined: fill it or call MemSetToZero.</summary>
    public MemoryBuffer1D<T, Stride1D.Dense> Allocate1D<T>(long length)
        where T : unmanaged =>
        Allocate1D<T, Stride1D.Dense>(length, default);

    public MemoryBuffer1D<T, TStride> Allocate1D<T, TStride>(long length, TStride stride)
        where T : unmanaged
        where TStride : struct, IStride1D
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        var (allocation, view) = Allocate<T>(stride.ComputeBufferLength(new LongIndex1D(length)), $"[{length}]");
        return new(this, allocation, new(view, length, stride)) { AllocatedAt = Caller() };
    }

    public MemoryBuffer2D<T, TStride> Allocate2D<T, TStride>(
        in LongIndex2D extent,
        Stride2D.GetLeadingDimensionSize getLeadingDimensionSize,
        Stride2D.BuildStride<TStride> buildStride)
        where T : unmanaged
        where TStride : struct, IStride2D
    {
        ArgumentNullException.ThrowIfNull(getLeadingDimensionSize);
        ArgumentNullException.ThrowIfNull(buildStride);
        ArgumentOutOfRangeException.ThrowIfNegative(Math.Min(extent.X, extent.Y), nameof(extent));
        var stride = buildStride(extent, checked((int)getLeadingDimensionSize(extent)));
        var (allocation, view) = Allocate<T>(stride.ComputeBufferLength(extent), $"[{extent.X}, {extent.Y}]");
        return new(this, allocation, new(view, extent, stride)) { AllocatedAt = Caller() };
    }

    /// <summary>Column-major: X varies fastest.</summary>
    public MemoryBuffer2D<T, Stride2D.DenseX> Allocate2DDenseX<T>(in LongIndex2D extent)
        where T : unmanaged =>
        Allocate2D<T, Stride2D.DenseX>(extent, e => e.X, (_, leading) => new(leading));

    /// <summary>Row-major, the order of a C# array: Y varies fastest.</summary>
    public MemoryBuffer2D<T, Stride2D.DenseY> Allocate2DDenseY<T>(in LongIndex2D extent)
        where T : unmanaged =>
        Allocate2D<T, Stride2D.DenseY>(extent, e => e.Y, (_, leading) => new(leading));

    /// <summary>Column-major, each column starting at a multiple of <paramref name="xAlignmentInBytes"/>.</summary>
    public MemoryBuffer2D<T, Stride2D.DenseX> Allocate2DPitchedX<T>(in LongIndex2D extent, int xAlignmentInBytes)
        where T : unmanaged =>
        Allocate2D<T, Stride2D.DenseX>(extent, e => StrideExtensions.GetPitchedLeadingDimension<T>(e.X, xAlignmentInBytes), (_, leading) => new(leading));

    /// <summary>Row-major, each row starting at a multiple of <paramref name="yAlignmentInBytes"/>.</summary>
    public MemoryBuffer2D<T, Stride2D.DenseY> Allocate2DPitchedY<T>(in LongIndex2D extent, int yAlignmentInBytes)
        where T : unmanaged =>
        Allocate2D<T, Stride2D.DenseY>(extent, e => StrideExtensions.GetPitchedLeadingDimension<T>(e.Y, yAlignmentInBytes), (_, leading) => new(leading));

    public MemoryBuffer3D<T, TStride> Allocate3D<T, TStride>(
        LongIndex3D extent,
        Stride3D.GetLeadingDimensionSize getLeadingDimensionSize,
        Stride3D.BuildStride<TStride> buildStride)
        where T : unmanaged
        where TStride : struct, IStride3D
    {
        ArgumentNullException.ThrowIfNull(getLeadingDimensionSize);
        ArgumentNullException.ThrowIfNull(buildStride);
        ArgumentOutOfRangeException.ThrowIfNegative(Math.Min(extent.X, Math.Min(extent.Y, extent.Z)), nameof(extent));
        var stride = buildStride(extent, checked((int)getLeadingDimensionSize(extent)));
        var (allocation, view) = Allocate<T>(stride.ComputeBufferLength(extent), $"[{extent.X}, {extent.Y}, {extent.Z}]");
        return new(this, allocation, new(view, extent, stride)) { AllocatedAt = Caller() };
    }

    /// <summary>X varies fastest, then Y.</summary>
    public MemoryBuffer3D<T, Stride3D.DenseXY> Allocate3DDenseXY<T>(LongIndex3D extent)
        where T : unmanaged =>
        Allocate3D<T, Stride3D.DenseXY>(extent, e => e.X * e.Y, (e, leading) => new(checked((int)e.X), leading));

    /// <summary>The order of a C# array: Z varies fastest, then Y.</summary>
    public MemoryBuffer3D<T, Stride3D.DenseZY> Allocate3DDenseZY<T>(LongIndex3D extent)
        where T : unmanaged =>
        Allocate3D<T, Stride3D.DenseZY>(extent, e => e.Y * e.Z, (e, leading) => new(leading, checked((int)e.Z)));

    private (Allocation? Allocation, ArrayView<T> View) Allocate<T>(long elements, string shape)
        where T : unmanaged
    {
        VerifyNotDisposed();
        if (elements == 0)
            return (null, ArrayView<T>.Empty);
        var bytes = checked((nuint)elements * (nuint)Unsafe.SizeOf<T>());
        var allocation = Context.Arena.Allocate(bytes, AllocationKind.Device, Unsafe.SizeOf<T>(), number => $"buffer {number} ({TypeNames.Of(typeof(T))}{shape})");
        return (allocation, new ArrayView<T>(allocation.Address, elements));
    }

    // Walking the stack costs some 50 us, so only a recording asks for it.
    private static SourceLine? Caller() => Recording.Current is null ? null : SourceLine.Of(new StackTrace(fNeedFileInfo: true));
}
