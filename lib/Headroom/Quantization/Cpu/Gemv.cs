using System.Numerics.Tensors;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Headroom.Quantization.Cpu;

/// <summary>Matrix times vector on the processor: the step that decoding repeats, bound by the bytes of the matrix.</summary>
public static class Gemv
{
    /// <summary>Paths that this processor has, the fastest last.</summary>
    public static IReadOnlyList<GemvPath> Supported { get; } = [.. Enum.GetValues<GemvPath>().Where(IsSupported)];

    /// <summary>Whether this processor has the path's instructions, and .NET uses them.</summary>
    public static bool IsSupported(GemvPath path) => path switch
    {
        GemvPath.Avx2 => Avx2.IsSupported,
        GemvPath.Avx512 => Avx512BW.IsSupported && Vector512.IsHardwareAccelerated,
        _ => true,
    };

    /// <summary>
    /// matrix [m, k] times x [k], into m sums; the same bits on every path and for every number of threads. Each thread takes one stretch
    /// of rows.
    /// Throws <see cref="ArgumentException"/> for sizes that do not fit and <see cref="PlatformNotSupportedException"/> for a path that
    /// this processor lacks.
    /// </summary>
    public static void Multiply(Int4Matrix matrix, Int8Vector x, Span<float> sums, GemvPath? path = null, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(x);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        if (x.Length != matrix.Columns)
            throw new ArgumentException($"[{matrix.Rows}, {matrix.Columns}] times [{x.Length}]: the inner sizes differ.", nameof(x));
        if (sums.Length != matrix.Rows)
            throw new ArgumentException($"the product has {matrix.Rows} sums, and there is room for {sums.Length}.", nameof(sums));
        var chosen = path ?? Supported[^1];
        if (!IsSupported(chosen))
            throw new PlatformNotSupportedException($"{chosen} is not on this processor. It has: {string.Join(", ", Supported)}.");
        switch (chosen)
        {
            case GemvPath.Scalar: Run<ScalarKernel>(matrix, x, sums, threads); break;
            case GemvPath.Portable: Run<PortableKernel>(matrix, x, sums, threads); break;
            case GemvPath.Avx2: Run<Avx2Kernel>(matrix, x, sums, threads); break;
            default: Run<Avx512Kernel>(matrix, x, sums, threads); break;
        }
    }

    /// <summary>
    /// matrix [m, k] times x [k] in FP32, with the library's dot product row by row: what 4-bit weights are compared with.
    /// </summary>
    public static void Multiply(ReadOnlySpan<float> matrix, ReadOnlySpan<float> x, Span<float> sums)
    {
        if (matrix.Length != (long)sums.Length * x.Length)
            throw new ArgumentException(
                $"[{sums.Length}, {x.Length}] has {(long)sums.Length * x.Length} values, and there are {matrix.Length}.", nameof(matrix));
        for (var row = 0; row < sums.Length; row++) sums[row] = TensorPrimitives.Dot(matrix.Slice(row * x.Length, x.Length), x);
    }

    private static void Run<TKernel>(Int4Matrix matrix, Int8Vector x, Span<float> sums, int threads) where TKernel : struct, IGemvKernel
    {
        if (threads == 1)
        {
            Tiles<TKernel>(matrix, x, 0, matrix.Tiles, sums);
            return;
        }
        var all = new float[matrix.Rows]; // a span cannot follow to other threads
        Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, thread =>
        {
            var (from, to) = ((int)((long)matrix.Tiles * thread / threads), (int)((long)matrix.Tiles * (thread + 1) / threads));
            if (from < to) Tiles<TKernel>(matrix, x, from, to, all);
        });
        all.CopyTo(sums);
    }

    private static void Tiles<TKernel>(Int4Matrix matrix, Int8Vector x, int from, int to, Span<float> sums)
        where TKernel : struct, IGemvKernel
    {
        Span<float> rows = stackalloc float[Int4Matrix.Tile];
        for (var tile = from; tile < to; tile++)
        {
            TKernel.Multiply(matrix, x, tile, rows);
            var target = sums[(tile * Int4Matrix.Tile)..];
            rows[..Math.Min(rows.Length, target.Length)].CopyTo(target);
        }
    }
}
