using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Headroom.Simulator.Checking;

// What most reads of a tile come to: the group wrote it before its last barrier, and several warps have read it since.
internal sealed unsafe partial class AccessChecks
{
    private const ulong IntervalBits = ~0UL << Stamp.IntervalShift;
    private const ulong WriterBits = IntervalBits | Stamp.ManyGroups, ReaderBits = IntervalBits | Stamp.ManyWarps;

    // Whether the reads of a request would change no entry and find nothing. Only told of words in a row that were written in one interval;
    // two entries, of a writer and a reader each, are looked at in one step.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool AreSettled(Pattern* pattern, long first, int size, int words)
    {
        var lowest = first + pattern->Lowest;
        var entry = _shadow!.At(lowest);
        var writer = entry->Writer & WriterBits;
        var reader = (ulong)_interval << Stamp.IntervalShift | Stamp.ManyWarps;
        if ((entry->Reader & ReaderBits) != reader || (writer & Stamp.ManyGroups) != 0) return false;
        if (Stamp.Interval(writer) < _groupStart || Stamp.Interval(writer) >= _interval) return false;
        var isRow = pattern->Highest - pattern->Lowest + size == (long)pattern->DistinctCount * size && (lowest & size - 1) == 0;
        return isRow && AreAll(entry, pattern->DistinctCount * words, writer, reader);
    }

    private static bool AreAll(ShadowEntry* entry, int count, ulong writer, ulong reader)
    {
        var expected = Vector256.Create(writer, reader, writer, reader);
        var bits = Vector256.Create(WriterBits, ReaderBits, WriterBits, ReaderBits);
        var difference = Vector256<ulong>.Zero;
        for (; count >= 2; count -= 2, entry += 2) difference |= (Vector256.Load((ulong*)entry) ^ expected) & bits;
        var last = count == 1 ? (entry->Writer & WriterBits ^ writer) | (entry->Reader & ReaderBits ^ reader) : 0;
        return difference == Vector256<ulong>.Zero && last == 0;
    }
}
