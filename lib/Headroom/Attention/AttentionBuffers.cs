using ILGPU;
using ILGPU.Runtime;
using Rows = ILGPU.Runtime.ArrayView2D<float, ILGPU.Stride2D.DenseY>;

namespace Headroom.Attention;

/// <summary>
/// What the attention kernels of unit 03 are launched with: seeded normal q, k and v on a device, and room for what they write.
/// </summary>
public sealed class AttentionBuffers : IDisposable
{
    private readonly MemoryBuffer2D<float, Stride2D.DenseY> _q, _k, _v, _o, _s;
    private readonly MemoryBuffer1D<float, Stride1D.Dense> _lse;
    private readonly MemoryBuffer1D<int, Stride1D.Dense> _lengths;
    private readonly float[] _queryValues, _keyValues, _valueValues;

    /// <param name="accelerator">Where the buffers live.</param>
    /// <param name="heads">Query heads of the one sequence.</param>
    /// <param name="queries">Rows of q and o per head.</param>
    /// <param name="keys">Rows of k and v per head.</param>
    /// <param name="headDim">Columns of all four.</param>
    /// <param name="kvHeads">Heads of k and v; as many as query heads if left out.</param>
    public AttentionBuffers(Accelerator accelerator, int heads, int queries, int keys, int headDim, int? kvHeads = null)
    {
        ArgumentNullException.ThrowIfNull(accelerator);
        ReadOnlySpan<int> sizes = [heads, queries, keys, headDim, kvHeads ?? heads];
        foreach (var size in sizes) ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        if (heads % (kvHeads ?? heads) != 0)
            throw new ArgumentException(
                $"{heads} query heads cannot share {kvHeads} KV heads evenly. kvHeads must divide heads.", nameof(kvHeads));
        var (rows, cached) = (heads * queries, (kvHeads ?? heads) * keys);
        (Heads, Queries, Keys, HeadDim) = (heads, queries, keys, headDim);
        (_queryValues, _keyValues, _valueValues) = (Normal(rows * headDim, 1), Normal(cached * headDim, 2), Normal(cached * headDim, 3));
        (_q, _k, _v) = (Upload(_queryValues, rows), Upload(_keyValues, cached), Upload(_valueValues, cached));
        _o = accelerator.Allocate2DDenseY<float>(new LongIndex2D(rows, headDim));
        _s = accelerator.Allocate2DDenseY<float>(new LongIndex2D(rows, keys));
        _lse = accelerator.Allocate1D<float>(rows);
        _lengths = accelerator.Allocate1D(Enumerable.Repeat(keys, heads).ToArray());

        MemoryBuffer2D<float, Stride2D.DenseY> Upload(float[] values, int count)
        {
            var buffer = accelerator.Allocate2DDenseY<float>(new LongIndex2D(count, headDim));
            buffer.AsContiguous().CopyFromCPU(values);
            return buffer;
        }
    }

    /// <summary>Query heads.</summary>
    public int Heads { get; }

    /// <summary>Rows of q per head.</summary>
    public int Queries { get; }

    /// <summary>Rows of k per KV head.</summary>
    public int Keys { get; }

    /// <summary>Columns of q, k, v and o.</summary>
    public int HeadDim { get; }

    /// <summary>[heads * queries, headDim].</summary>
    public Rows Q => _q.View;

    /// <summary>[kvHeads * keys, headDim].</summary>
    public Rows K => _k.View;

    /// <summary>[kvHeads * keys, headDim].</summary>
    public Rows V => _v.View;

    /// <summary>[heads * queries, headDim], for the result.</summary>
    public Rows O => _o.View;

    /// <summary>[heads * queries, keys], for scores that go through memory.</summary>
    public Rows S => _s.View;

    /// <summary>[heads * queries], for the log-sum-exp.</summary>
    public ArrayView<float> Lse => _lse.View;

    /// <summary>As many counts of keys as heads, each all of them: no padding.</summary>
    public ArrayView<int> Lengths => _lengths.View;

    /// <summary>Downloads o.</summary>
    public float[] Output() => _o.AsContiguous().GetAsArray();

    /// <summary>What o should hold, in float64, of the first head, without a mask.</summary>
    public double[] Exact() => ExactAttention.Of(First(_queryValues, Queries), First(_keyValues, Keys), First(_valueValues, Keys), HeadDim);

    /// <summary>The same in float32 with sums in another format; see <see cref="RoundedAttention"/>.</summary>
    public float[] Rounded(Func<float, float> keep) =>
        RoundedAttention.Of(First(_queryValues, Queries), First(_keyValues, Keys), First(_valueValues, Keys), HeadDim, keep);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var buffer in new MemoryBuffer[] { _q, _k, _v, _o, _s, _lse, _lengths }) buffer.Dispose();
    }

    private ReadOnlySpan<float> First(float[] values, int rows) => values.AsSpan(0, rows * HeadDim);

    // Box and Muller: two uniform numbers make a normal one.
    private static float[] Normal(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count)
            .Select(_ => (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(Math.Tau * random.NextDouble())))];
    }
}
