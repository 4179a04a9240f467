using ILGPU;
using ILGPU.Runtime;

namespace Headroom.Grading.Kernels;

public abstract partial class KernelGrader
{
    private readonly List<MemoryBuffer> _buffers = [];
    private readonly List<(string Name, Func<int> FirstChange)> _watched = [];

    /// <summary>
    /// A buffer with these values that kernels may write: an output, best from <see cref="Grader.Poisoned"/>, or scratch memory.
    /// </summary>
    protected MemoryBuffer1D<T, Stride1D.Dense> Upload<T>(T[] values)
        where T : unmanaged =>
        // ILGPU's buffer of an empty array has no memory behind it, not even none.
        Keep(values.Length == 0 ? Accelerator.Allocate1D<T>(0) : Accelerator.Allocate1D(values));

    /// <summary>An input: a launch that changes it fails the case.</summary>
    protected MemoryBuffer1D<T, Stride1D.Dense> Upload<T>(string name, T[] values)
        where T : unmanaged
    {
        var buffer = Upload(values);
        Watch(name, values, () => buffer.GetAsArray1D());
        return buffer;
    }

    /// <summary>A [rows, columns] buffer, row-major, that kernels may write.</summary>
    protected MemoryBuffer2D<T, Stride2D.DenseY> Upload2D<T>(T[] values, int rows, int columns)
        where T : unmanaged
    {
        var buffer = Keep(Accelerator.Allocate2DDenseY<T>(new LongIndex2D(rows, columns)));
        buffer.AsContiguous().CopyFromCPU(values);
        return buffer;
    }

    /// <summary>A [rows, columns] input, row-major: a launch that changes it fails the case.</summary>
    protected MemoryBuffer2D<T, Stride2D.DenseY> Upload2D<T>(string name, T[] values, int rows, int columns)
        where T : unmanaged
    {
        var buffer = Upload2D(values, rows, columns);
        Watch(name, values, () => Download(buffer));
        return buffer;
    }

    /// <summary>The buffer's values.</summary>
    protected static T[] Download<T>(MemoryBuffer1D<T, Stride1D.Dense> buffer)
        where T : unmanaged =>
        buffer.GetAsArray1D();

    /// <summary>The buffer's values, row by row.</summary>
    protected static T[] Download<T>(MemoryBuffer2D<T, Stride2D.DenseY> buffer)
        where T : unmanaged =>
        buffer.AsContiguous().GetAsArray();

    private TBuffer Keep<TBuffer>(TBuffer buffer)
        where TBuffer : MemoryBuffer
    {
        _buffers.Add(buffer);
        return buffer;
    }

    private void Watch<T>(string name, T[] before, Func<T[]> now)
        where T : unmanaged
    {
        T[] copy = [.. before];
        _watched.Add((name, () => FirstDifference<T>(copy, now())));
    }

    private static int FirstDifference<T>(ReadOnlySpan<T> before, ReadOnlySpan<T> after)
        where T : unmanaged
    {
        var same = System.Runtime.InteropServices.MemoryMarshal.AsBytes(before)
            .CommonPrefixLength(System.Runtime.InteropServices.MemoryMarshal.AsBytes(after));
        var index = same / System.Runtime.CompilerServices.Unsafe.SizeOf<T>();
        return index == before.Length ? -1 : index;
    }

    private string? ChangedInput()
    {
        foreach (var (name, firstChange) in _watched)
            if (firstChange() is >= 0 and var index) return $"{name}[{index}]";
        return null;
    }
}
