using System.Buffers;
using System.Runtime.InteropServices;

namespace Headroom.Training.Optimizing;

/// <summary>Numbers outside of the garbage collector's heap, aligned and zero at first.</summary>
internal sealed unsafe class NativeFloats : MemoryManager<float>
{
    private readonly int _count;

    /// <exception cref="ArgumentException">More numbers than a span can show: 2^31 - 1.</exception>
    public NativeFloats(long count, int alignment)
    {
        if (count > int.MaxValue) throw new ArgumentException($"a parameter has {count:N0} numbers, and {int.MaxValue:N0} is the most.");
        _count = (int)count;
        Pointer = (float*)NativeMemory.AlignedAlloc((nuint)Math.Max(count, 1) * sizeof(float), (nuint)alignment);
        GetSpan().Clear();
    }

    public float* Pointer { get; private set; }

    public override Span<float> GetSpan()
    {
        ObjectDisposedException.ThrowIf(Pointer is null, this);
        return new(Pointer, _count);
    }

    public override MemoryHandle Pin(int elementIndex = 0) => new(Pointer + elementIndex);

    public override void Unpin() { }

    protected override void Dispose(bool disposing)
    {
        NativeMemory.AlignedFree(Pointer);
        Pointer = null;
    }

    public void Dispose() => ((IDisposable)this).Dispose();
}
