using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Headroom.Inference.Matrices;
using Headroom.Inference.Vectors;

namespace Headroom.Inference.Caches;

/// <summary>
/// Keys lie in tiles of 16 positions, number after number, so that a vector holds one number of 16 keys and a score is one chain over the
/// head; values lie position after position, and an output is one chain over the positions. Nothing is summed across lanes but the 16
/// partial sums of softmax. So a token's output has the same bits whatever is asked beside it.
/// </summary>
internal sealed partial class KvCache<TElement> : KvCache where TElement : struct, ICacheElement
{
    private readonly AlignedBytes[] _keys, _values; // of layer x heads + head: [tiles, headSize, 16] and [positions, padded head]
    private readonly float[][] _keyScales, _valueScales; // [positions]
    private readonly int _padded;

    public KvCache(int layers, int heads, int headSize, int capacity) : base(layers, heads, headSize, capacity)
    {
        var (positions, stores) = ((capacity + 31) / 32 * 32, layers * heads);
        _padded = (headSize + 31) / 32 * 32;
        _keys = [.. Enumerable.Range(0, stores).Select(_ => new AlignedBytes((long)positions * headSize * TElement.Bytes))];
        _values = [.. Enumerable.Range(0, stores).Select(_ => new AlignedBytes((long)positions * _padded * TElement.Bytes))];
        float[][] Scales() => [.. Enumerable.Range(0, TElement.IsScaled ? stores : 0).Select(_ => new float[positions])];
        (_keyScales, _valueScales) = (Scales(), Scales());
    }

    public override CacheFormat Format => TElement.Format;

    public override long BytesPerToken =>
        (long)Layers * Heads * ((HeadSize + _padded) * TElement.Bytes + (TElement.IsScaled ? 2 * sizeof(float) : 0));

    internal override void Put(int layer, int head, int position, ReadOnlySpan<float> key, ReadOnlySpan<float> value)
    {
        var store = layer * Heads + head;
        Span<byte> packed = stackalloc byte[HeadSize * TElement.Bytes];
        var keyScale = TElement.Pack(key, packed);
        ref var keys = ref _keys[store].At((position / 16 * HeadSize * 16 + position % 16) * TElement.Bytes);
        for (var i = 0; i < HeadSize; i++) TElement.Copy(ref packed[i * TElement.Bytes], ref Unsafe.Add(ref keys, i * 16 * TElement.Bytes));
        var valueScale = TElement.Pack(value, _values[store].Span.Slice(position * _padded * TElement.Bytes, packed.Length));
        if (TElement.IsScaled) (_keyScales[store][position], _valueScales[store][position]) = (keyScale, valueScale);
    }

    internal override void Ask(
        int layer, int head, int length, ReadOnlySpan<float> queries, Span<float> outputs, AttentionRoom room)
    {
        var (store, count) = (layer * Heads + head, queries.Length / HeadSize);
        ref var scores = ref MemoryMarshal.GetArrayDataReference(room.Scores);
        ref var sums = ref MemoryMarshal.GetArrayDataReference(room.Outputs);
        Span<float> totals = stackalloc float[AttentionRoom.Queries];
        for (var first = 0; first < count; first += AttentionRoom.Queries)
        {
            var some = Math.Min(count - first, AttentionRoom.Queries);
            Score(ref _keys[store].At(0), (length + 31) / 32, queries[(first * HeadSize)..], some, ref scores, room.Stride);
            for (var q = 0; q < some; q++)
                totals[q] = Softmax(
                    ref Unsafe.Add(ref scores, q * room.Stride), length, ref Scales(_keyScales, store), ref Scales(_valueScales, store));
            Mix(ref _values[store].At(0), length, ref scores, room.Stride, ref sums);
            Divide(room, totals[..some], outputs[(first * HeadSize)..]);
        }
    }

    private static ref float Scales(float[][] scales, int store) =>
        ref TElement.IsScaled ? ref MemoryMarshal.GetArrayDataReference(scales[store]) : ref Unsafe.NullRef<float>();

    private void Divide(AttentionRoom room, ReadOnlySpan<float> totals, Span<float> outputs)
    {
        for (var q = 0; q < totals.Length; q++)
        {
            var output = outputs.Slice(q * HeadSize, HeadSize);
            var sum = room.Outputs.AsSpan(q * _padded, HeadSize);
            for (var i = 0; i < output.Length; i++) output[i] = sum[i] / totals[q];
        }
    }

    // Four queries against two tiles of keys at a time: eight chains. Fewer queries than four repeat the last.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Score(ref byte keys, int pairs, ReadOnlySpan<float> queries, int count, ref float scores, int stride)
    {
        ref var q0 = ref MemoryMarshal.GetReference(queries);
        ref var q1 = ref Unsafe.Add(ref q0, Math.Min(1, count - 1) * HeadSize);
        ref var q2 = ref Unsafe.Add(ref q0, Math.Min(2, count - 1) * HeadSize);
        ref var q3 = ref Unsafe.Add(ref q0, Math.Min(3, count - 1) * HeadSize);
        nint tile = HeadSize * 16 * TElement.Bytes;
        for (nint pair = 0; pair < pairs; pair++)
        {
            ref var one = ref Unsafe.Add(ref keys, 2 * pair * tile);
            ref var other = ref Unsafe.Add(ref one, tile);
            Vector512<float> a0 = default, a1 = default, a2 = default, a3 = default, b0 = default, b1 = default, b2 = default, b3 = default;
            for (nint i = 0; i < HeadSize; i++)
            {
                var a = TElement.Load(ref Unsafe.Add(ref one, i * 16 * TElement.Bytes));
                var b = TElement.Load(ref Unsafe.Add(ref other, i * 16 * TElement.Bytes));
                var (x0, x1) = (Vector512.Create(Unsafe.Add(ref q0, i)), Vector512.Create(Unsafe.Add(ref q1, i)));
                a0 = Vector512.FusedMultiplyAdd(a, x0, a0);
                b0 = Vector512.FusedMultiplyAdd(b, x0, b0);
                a1 = Vector512.FusedMultiplyAdd(a, x1, a1);
                b1 = Vector512.FusedMultiplyAdd(b, x1, b1);
                var (x2, x3) = (Vector512.Create(Unsafe.Add(ref q2, i)), Vector512.Create(Unsafe.Add(ref q3, i)));
                a2 = Vector512.FusedMultiplyAdd(a, x2, a2);
                b2 = Vector512.FusedMultiplyAdd(b, x2, b2);
                a3 = Vector512.FusedMultiplyAdd(a, x3, a3);
                b3 = Vector512.FusedMultiplyAdd(b, x3, b3);
            }
            ref var at = ref Unsafe.Add(ref scores, 32 * pair);
            Put(a0, b0, ref at);
            Put(a1, b1, ref Unsafe.Add(ref at, stride));
            Put(a2, b2, ref Unsafe.Add(ref at, 2 * stride));
            Put(a3, b3, ref Unsafe.Add(ref at, 3 * stride));
        }
    }

    // Scores become weights: e to the score less the largest, times the value's scale. Returns the sum of the former.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private float Softmax(ref float scores, int length, ref float keyScales, ref float valueScales)
    {
        var (padded, root) = ((length + 15) / 16 * 16, Vector512.Create(1 / MathF.Sqrt(HeadSize)));
        var most = Vector512.Create(float.NegativeInfinity);
        for (nint j = 0; j < padded; j += 16)
        {
            var score = Sixteen.Load(ref scores, j) * root;
            if (TElement.IsScaled) score *= Sixteen.Load(ref keyScales, j);
            if (j + 16 > length)
                score = Vector512.ConditionalSelect(
                    Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(length - (int)j)).AsSingle(), score,
                    Vector512.Create(float.NegativeInfinity));
            most = Vector512.Max(most, score);
            Sixteen.Store(score, ref scores, j);
        }
        var (largest, sums) = (Vector512.Create(Sixteen.Max(most)), Vector512<float>.Zero);
        for (nint j = 0; j < padded; j += 16)
        {
            var weight = Exponential.Of(Sixteen.Load(ref scores, j) - largest);
            sums += weight;
            if (TElement.IsScaled) weight *= Sixteen.Load(ref valueScales, j);
            Sixteen.Store(weight, ref scores, j);
        }
        return Sixteen.Sum(sums);
    }

    // Four queries times 32 numbers of the values at a time: eight chains over the positions.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Mix(ref byte values, int length, ref float weights, int stride, ref float sums)
    {
        ref var w1 = ref Unsafe.Add(ref weights, stride);
        ref var w2 = ref Unsafe.Add(ref w1, stride);
        ref var w3 = ref Unsafe.Add(ref w2, stride);
        for (nint d = 0; d < _padded; d += 32)
        {
            Vector512<float> a0 = default, a1 = default, a2 = default, a3 = default, b0 = default, b1 = default, b2 = default, b3 = default;
            for (nint j = 0; j < length; j++)
            {
                ref var value = ref Unsafe.Add(ref values, (j * _padded + d) * TElement.Bytes);
                var (a, b) = (TElement.Load(ref value), TElement.Load(ref Unsafe.Add(ref value, 16 * TElement.Bytes)));
                var (x0, x1) = (Vector512.Create(Unsafe.Add(ref weights, j)), Vector512.Create(Unsafe.Add(ref w1, j)));
                a0 = Vector512.FusedMultiplyAdd(a, x0, a0);
                b0 = Vector512.FusedMultiplyAdd(b, x0, b0);
                a1 = Vector512.FusedMultiplyAdd(a, x1, a1);
                b1 = Vector512.FusedMultiplyAdd(b, x1, b1);
                var (x2, x3) = (Vector512.Create(Unsafe.Add(ref w2, j)), Vector512.Create(Unsafe.Add(ref w3, j)));
                a2 = Vector512.FusedMultiplyAdd(a, x2, a2);
                b2 = Vector512.FusedMultiplyAdd(b, x2, b2);
                a3 = Vector512.FusedMultiplyAdd(a, x3, a3);
                b3 = Vector512.FusedMultiplyAdd(b, x3, b3);
            }
            ref var at = ref Unsafe.Add(ref sums, d);
            Put(a0, b0, ref at);
            Put(a1, b1, ref Unsafe.Add(ref at, _padded));
            Put(a2, b2, ref Unsafe.Add(ref at, 2 * _padded));
            Put(a3, b3, ref Unsafe.Add(ref at, 3 * _padded));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(Vector512<float> first, Vector512<float> second, ref float at)
    {
        Sixteen.Store(first, ref at, 0);
        Sixteen.Store(second, ref at, 16);
    }
}
