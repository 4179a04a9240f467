using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Headroom.Measurement;

/// <summary>
/// How fast one core reads bytes and does nothing else with them: four streams at a time, 64 bytes of each. It is the bound of a product
/// that needs all of them, measured in the same run and by the same clock as the product.
/// </summary>
public static class ReadPass
{
    private const int Streams = 4, Vector = 64, AheadBytes = 2048;
    private static long s_sum; // wanted by nobody, and so no pass is left out

    /// <summary>Seconds of the fastest of some passes, every second one with prefetches.</summary>
    /// <param name="next">The array of a pass: always the same one, or copies in turns. 256 bytes at least.</param>
    /// <param name="passes">Two at least.</param>
    /// <param name="clock">The system's unless told.</param>
    public static double Seconds(Func<byte[]> next, int passes = 16, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(next);
        ArgumentOutOfRangeException.ThrowIfLessThan(passes, 2);
        clock ??= TimeProvider.System;
        var best = double.MaxValue;
        for (var pass = 0; pass < passes; pass++)
        {
            var bytes = next();
            ArgumentOutOfRangeException.ThrowIfLessThan(bytes.Length, Streams * Vector, nameof(next));
            var times = Math.Max(1, (1 << 21) / bytes.Length); // 2 MB at least: a clock may count microseconds
            var clocked = new Stopclock(clock);
            for (var time = 0; time < times; time++) s_sum += pass % 2 == 0 ? Sum<Plain>(bytes) : Sum<Fetching>(bytes);
            best = Math.Min(best, clocked.Seconds / times);
        }
        return best;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long Sum<TFetch>(byte[] bytes) where TFetch : struct, IFetch
    {
        nint stream = bytes.Length / Streams / Vector * Vector;
        ref var s0 = ref MemoryMarshal.GetArrayDataReference(bytes);
        ref var s1 = ref Unsafe.Add(ref s0, stream);
        ref var s2 = ref Unsafe.Add(ref s1, stream);
        ref var s3 = ref Unsafe.Add(ref s2, stream);
        Vector512<long> a = default, b = default, c = default, d = default;
        for (nint i = 0; i < stream; i += Vector)
        {
            a += Load<TFetch>(ref Unsafe.Add(ref s0, i));
            b += Load<TFetch>(ref Unsafe.Add(ref s1, i));
            c += Load<TFetch>(ref Unsafe.Add(ref s2, i));
            d += Load<TFetch>(ref Unsafe.Add(ref s3, i));
        }
        return Vector512.Sum(a + b + (c + d));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<long> Load<TFetch>(ref byte at) where TFetch : struct, IFetch
    {
        TFetch.Fetch(ref at);
        return Vector512.LoadUnsafe(ref at).AsInt64();
    }

    private interface IFetch
    {
        static abstract void Fetch(ref byte at);
    }

    private readonly struct Plain : IFetch
    {
        public static void Fetch(ref byte at)
        {
        }
    }

    private readonly struct Fetching : IFetch
    {
        // A prefetch past the end of an array does nothing.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static unsafe void Fetch(ref byte at)
        {
            if (Sse.IsSupported) Sse.Prefetch0((byte*)Unsafe.AsPointer(ref at) + AheadBytes);
        }
    }
}
