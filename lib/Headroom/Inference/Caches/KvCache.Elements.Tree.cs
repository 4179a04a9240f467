using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Headroom.Inference.Vectors;

namespace Headroom.Inference.Caches;

// Softmax adds lane by lane, and a lane is a position mod 16: so scores of a path move to the positions that its nodes have in the text
// before they become weights. A score itself has the same bits wherever its key lies.
internal sealed partial class KvCache<TElement>
{
    internal override void Ask(
        int layer, int head, int prefix, ReadOnlySpan<int> path, ReadOnlySpan<float> queries, Span<float> outputs, AttentionRoom room)
    {
        var (store, count, length) = (layer * Heads + head, queries.Length / HeadSize, prefix + path.Length);
        if (TElement.IsScaled)
        {
            Gather(_keyScales[store], prefix, path, room.KeyScales);
            Gather(_valueScales[store], prefix, path, room.ValueScales);
        }
        ref var keyScales = ref TElement.IsScaled ? ref room.KeyScales[0] : ref Unsafe.NullRef<float>();
        ref var valueScales = ref TElement.IsScaled ? ref room.ValueScales[0] : ref Unsafe.NullRef<float>();
        ref var scores = ref MemoryMarshal.GetArrayDataReference(room.Scores);
        ref var sums = ref MemoryMarshal.GetArrayDataReference(room.Outputs);
        Span<float> totals = stackalloc float[AttentionRoom.Queries];
        for (var first = 0; first < count; first += AttentionRoom.Queries)
        {
            var some = Math.Min(count - first, AttentionRoom.Queries);
            Score(ref _keys[store].At(0), (path[^1] + 32) / 32, queries[(first * HeadSize)..], some, ref scores, room.Stride);
            for (var q = 0; q < some; q++)
            {
                ref var row = ref Unsafe.Add(ref scores, q * room.Stride);
                for (var d = 0; d < path.Length; d++)
                    Unsafe.Add(ref row, prefix + d) = Unsafe.Add(ref row, path[d]); // never before it is read
                totals[q] = Softmax(ref row, length, ref keyScales, ref valueScales);
            }
            Mix(ref _values[store].At(0), prefix, ref scores, room.Stride, ref sums);
            MixPath(ref _values[store].At(0), path, ref Unsafe.Add(ref scores, prefix), room.Stride, ref sums);
            Divide(room, totals[..some], outputs[(first * HeadSize)..]);
        }
    }

    private protected override void Move(int from, int to)
    {
        var (row, bytes) = (_padded * TElement.Bytes, TElement.Bytes);
        for (var store = 0; store < _keys.Length; store++)
        {
            ref var source = ref _keys[store].At((from / 16 * HeadSize * 16 + from % 16) * bytes);
            ref var target = ref _keys[store].At((to / 16 * HeadSize * 16 + to % 16) * bytes);
            for (var i = 0; i < HeadSize; i++)
                TElement.Copy(ref Unsafe.Add(ref source, i * 16 * bytes), ref Unsafe.Add(ref target, i * 16 * bytes));
            var values = _values[store].Span;
            values.Slice(from * row, row).CopyTo(values.Slice(to * row, row));
            if (!TElement.IsScaled) continue;
            _keyScales[store][to] = _keyScales[store][from];
            _valueScales[store][to] = _valueScales[store][from];
        }
    }

    private static void Gather(float[] scales, int prefix, ReadOnlySpan<int> path, float[] gathered)
    {
        scales.AsSpan(0, prefix).CopyTo(gathered);
        for (var d = 0; d < path.Length; d++) gathered[prefix + d] = scales[path[d]];
    }

    // The chains that Mix began over the prefix go on over the path.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void MixPath(ref byte values, ReadOnlySpan<int> path, ref float weights, int stride, ref float sums)
    {
        for (var q = 0; q < AttentionRoom.Queries; q++)
        {
            ref var row = ref Unsafe.Add(ref weights, q * stride);
            for (nint d = 0; d < _padded; d += 32)
            {
                ref var at = ref Unsafe.Add(ref sums, q * _padded + d);
                var (a, b) = (Sixteen.Load(ref at, 0), Sixteen.Load(ref at, 16));
                for (var j = 0; j < path.Length; j++)
                {
                    ref var value = ref Unsafe.Add(ref values, (path[j] * (nint)_padded + d) * TElement.Bytes);
                    var weight = Vector512.Create(Unsafe.Add(ref row, j));
                    a = Vector512.FusedMultiplyAdd(TElement.Load(ref value), weight, a);
                    b = Vector512.FusedMultiplyAdd(TElement.Load(ref Unsafe.Add(ref value, 16 * TElement.Bytes)), weight, b);
                }
                Put(a, b, ref at);
            }
        }
    }
}
