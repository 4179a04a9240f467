using System.Runtime.CompilerServices;
using Headroom.Hardware;

namespace Headroom.Rooflines;

public readonly partial record struct Workload
{
    /// <summary>C[m, n] = A[m, k] B[k, n]: 2mnk FLOPs, (mk + kn + mn) elements.</summary>
    public static Workload Gemm(long m, long n, long k, Dtype dtype)
    {
        ArgumentNullException.ThrowIfNull(dtype);
        Require(m); Require(n); Require(k);
        return new(2.0 * m * n * k, ((double)m * k + (double)k * n + (double)m * n) * dtype.Bytes, $"GEMM {m}x{n}x{k} {dtype}");
    }

    /// <summary>y[m] = A[m, n] x[n]: 2mn FLOPs, (mn + n + m) elements.</summary>
    public static Workload Gemv(long m, long n, Dtype dtype)
    {
        ArgumentNullException.ThrowIfNull(dtype);
        Require(m); Require(n);
        return new(2.0 * m * n, ((double)m * n + n + m) * dtype.Bytes, $"GEMV {m}x{n} {dtype}");
    }

    /// <summary>
    /// One pass over n elements: n (reads + writes) elements of traffic. A triad a = b + s c is 2 reads, 1 write, 2 FLOPs.
    /// </summary>
    public static Workload Elementwise(long n, int reads, int writes, double flopsPerElement, Dtype dtype)
    {
        ArgumentNullException.ThrowIfNull(dtype);
        Require(n);
        ArgumentOutOfRangeException.ThrowIfNegative(reads);
        ArgumentOutOfRangeException.ThrowIfNegative(writes);
        ArgumentOutOfRangeException.ThrowIfNegative(flopsPerElement);
        if (reads + writes == 0)
            throw new ArgumentException("an elementwise pass reads or writes something; reads and writes are both 0.", nameof(reads));
        return new(n * flopsPerElement, (double)n * (reads + writes) * dtype.Bytes, $"elementwise {n} {dtype}");
    }

    /// <summary>
    /// Fused attention, scores never in memory: 4 d FLOPs for every pair of query and key, softmax not counted;
    /// reads Q, K and V and writes O once. Query heads may share KV heads (GQA).
    /// </summary>
    public static Workload Attention(AttentionShape shape, Dtype dtype)
    {
        ArgumentNullException.ThrowIfNull(dtype);
        shape.Validate();
        var queryElements = 2.0 * shape.Queries * shape.Heads; // Q and O
        var keyElements = 2.0 * shape.Keys * shape.KvHeads; // K and V
        return new(
            4.0 * shape.Pairs * shape.Heads * shape.HeadDim * shape.Batch,
            (queryElements + keyElements) * shape.HeadDim * shape.Batch * dtype.Bytes,
            $"attention {shape.Queries}x{shape.Keys} {dtype}");
    }

    /// <summary>
    /// Attention in three kernels: the same FLOPs, and the scores cross the bus four times (S written and read, P written and read).
    /// </summary>
    public static Workload AttentionUnfused(AttentionShape shape, Dtype dtype)
    {
        var fused = Attention(shape, dtype);
        var scores = (double)shape.Queries * shape.Keys * shape.Heads * shape.Batch;
        return fused with { Bytes = fused.Bytes + 4 * scores * dtype.Bytes, Name = $"unfused {fused.Name}" };
    }

    private static void Require(long size, [CallerArgumentExpression(nameof(size))] string name = "") =>
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size, name);
}
