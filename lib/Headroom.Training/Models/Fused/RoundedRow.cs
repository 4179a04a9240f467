using System.Numerics;
using System.Runtime.InteropServices;

namespace Headroom.Training.Models.Fused;

/// <summary>
/// Rows of BF16, the upper half of FP32's bits, to and from FP32. Vectors by hand: TensorPrimitives converts these one by one.
/// </summary>
internal static class RoundedRow
{
    public static void Widen(ReadOnlySpan<ushort> from, Span<float> to)
    {
        var bits = MemoryMarshal.Cast<float, uint>(to);
        var at = 0;
        for (; at <= from.Length - Vector<ushort>.Count; at += Vector<ushort>.Count)
        {
            Vector.Widen(new Vector<ushort>(from[at..]), out var low, out var high);
            (low << 16).CopyTo(bits[at..]);
            (high << 16).CopyTo(bits[(at + Vector<uint>.Count)..]);
        }
        for (; at < from.Length; at++) bits[at] = (uint)from[at] << 16;
    }

    /// <summary>Rounds to nearest, ties to even. Of numbers, not of NaN, some of which would become infinite.</summary>
    public static void Round(ReadOnlySpan<float> from, Span<ushort> to)
    {
        var bits = MemoryMarshal.Cast<float, uint>(from);
        var at = 0;
        for (; at <= from.Length - Vector<ushort>.Count; at += Vector<ushort>.Count)
        {
            var (low, high) = (new Vector<uint>(bits[at..]), new Vector<uint>(bits[(at + Vector<uint>.Count)..]));
            Vector.Narrow(Nearest(low), Nearest(high)).CopyTo(to[at..]);
        }
        for (; at < from.Length; at++) to[at] = (ushort)((bits[at] + 0x7FFF + (bits[at] >> 16 & 1)) >> 16);
    }

    private static Vector<uint> Nearest(Vector<uint> bits) =>
        bits + new Vector<uint>(0x7FFF) + (bits >>> 16 & Vector<uint>.One) >>> 16;
}
