using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Headroom.Hardware;

/// <summary>
/// a = b + s c over arrays far larger than the caches. Counted bytes: two reads and one write per element, 12 B in FP32.
/// The read that an ordinary store into cold memory causes (write-allocate) is not counted, as in STREAM.
/// </summary>
internal sealed class Triad
{
    private const float Scale = 3;
    private const int Block = 1024; // elements; a multiple of every vector length, so that no pass has a tail
    private readonly float[] _a, _b, _c;

    public Triad(long bytesInAll)
    {
        Length = (int)Math.Min(bytesInAll / 12 / Block * Block, Array.MaxLength / Block * Block);
        _a = GC.AllocateUninitializedArray<float>(Length);
        _b = GC.AllocateUninitializedArray<float>(Length);
        _c = GC.AllocateUninitializedArray<float>(Length);
    }

    public int Length { get; }

    public double CountedBytes => 12.0 * Length;

    /// <summary>Writes every page for the first time, on the thread that will use it.</summary>
    public void Touch(int worker, int workers)
    {
        var share = Share(worker, workers);
        _a.AsSpan(share).Clear();
        _b.AsSpan(share).Fill(1);
        _c.AsSpan(share).Fill(2);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Pass(int worker, int workers)
    {
        var share = Share(worker, workers);
        ref var a = ref MemoryMarshal.GetArrayDataReference(_a);
        ref var b = ref MemoryMarshal.GetArrayDataReference(_b);
        ref var c = ref MemoryMarshal.GetArrayDataReference(_c);
        var scale = new Vector<float>(Scale);
        var end = (nuint)share.End.Value;
        for (var i = (nuint)share.Start.Value; i < end; i += (nuint)Vector<float>.Count)
            (Vector.LoadUnsafe(ref b, i) + scale * Vector.LoadUnsafe(ref c, i)).StoreUnsafe(ref a, i);
    }

    /// <summary>
    /// The library's version, whose stores go past the caches where the processor has such stores: nothing is read that is not counted.
    /// </summary>
    public void StreamingPass(int worker, int workers)
    {
        var share = Share(worker, workers);
        TensorPrimitives.MultiplyAddEstimate<float>(_c.AsSpan(share), Scale, _b.AsSpan(share), _a.AsSpan(share));
    }

    /// <summary>Whether every element is 1 + 3 x 2: a pass that skips work must not set a ceiling.</summary>
    public bool IsRight() => !_a.AsSpan().ContainsAnyExcept(7f);

    private Range Share(int worker, int workers)
    {
        long blocks = Length / Block;
        var from = (int)(blocks * worker / workers) * Block;
        var end = (int)(blocks * (worker + 1) / workers) * Block;
        return from..end;
    }
}
