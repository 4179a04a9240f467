using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Headroom.Hardware;

/// <summary>
/// Adds up the first bytes of an array of ones, so that a pass that skips some shows: four streams at a time, as products read.
/// </summary>
internal sealed class Reader
{
    private const int Lanes = 16, Streams = 4, Unit = Lanes * Streams * 2; // floats: what a pass takes in one step
    private const int AheadBytes = 2048;
    private readonly float[] _ones;

    public Reader(long bytes)
    {
        _ones = GC.AllocateUninitializedArray<float>((int)Math.Min(bytes / sizeof(float) / Unit * Unit, Array.MaxLength / Unit * Unit));
        Array.Fill(_ones, 1);
    }

    public long Bytes => sizeof(float) * (long)_ones.Length;

    /// <summary>One worker's share of the first bytes, often enough to take some time; returns the bytes it read.</summary>
    public long Pass(long bytes, int worker, int workers, bool fetches)
    {
        var units = (int)(bytes / sizeof(float) / Unit);
        var (from, to) = ((int)((long)units * worker / workers), (int)((long)units * (worker + 1) / workers));
        var (count, sum) = ((to - from) * Unit, 0f);
        if (count == 0) return 0;
        var times = Math.Max(1, (1 << 18) / count); // 1 MB at least
        for (var time = 0; time < times; time++) sum = fetches ? Sum<Fetching>(from * Unit, count) : Sum<Plain>(from * Unit, count);
        return sum == count ? sizeof(float) * (long)count * times : throw new InvalidOperationException(
            $"the calibration's reader found {sum} ones of {count}; this runtime or memory cannot be trusted.");
    }

    // A sum of ones is exact to 2^24 in each lane, and the last sums are of few terms.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private float Sum<TFetch>(int first, int count) where TFetch : struct, IFetch
    {
        ref var s0 = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_ones), first);
        nint stream = count / Streams;
        ref var s1 = ref Unsafe.Add(ref s0, stream);
        ref var s2 = ref Unsafe.Add(ref s1, stream);
        ref var s3 = ref Unsafe.Add(ref s2, stream);
        Vector512<float> a0 = default, a1 = default, a2 = default, a3 = default, b0 = default, b1 = default, b2 = default, b3 = default;
        for (nint i = 0; i < stream; i += 2 * Lanes)
        {
            Step<TFetch>(ref Unsafe.Add(ref s0, i), ref a0, ref b0);
            Step<TFetch>(ref Unsafe.Add(ref s1, i), ref a1, ref b1);
            Step<TFetch>(ref Unsafe.Add(ref s2, i), ref a2, ref b2);
            Step<TFetch>(ref Unsafe.Add(ref s3, i), ref a3, ref b3);
        }
        return Vector512.Sum(a0 + b0 + (a1 + b1) + (a2 + b2) + (a3 + b3));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step<TFetch>(ref float at, ref Vector512<float> a, ref Vector512<float> b) where TFetch : struct, IFetch
    {
        TFetch.Fetch(ref at);
        a += Vector512.LoadUnsafe(ref at);
        b += Vector512.LoadUnsafe(ref at, Lanes);
    }

    private interface IFetch
    {
        static abstract void Fetch(ref float at);
    }

    private readonly struct Plain : IFetch
    {
        public static void Fetch(ref float at)
        {
        }
    }

    private readonly struct Fetching : IFetch
    {
        // A prefetch past the end of an array does nothing.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static unsafe void Fetch(ref float at)
        {
            if (!Sse.IsSupported) return;
            Sse.Prefetch0((byte*)Unsafe.AsPointer(ref at) + AheadBytes);
            Sse.Prefetch0((byte*)Unsafe.AsPointer(ref at) + AheadBytes + 64);
        }
    }
}
