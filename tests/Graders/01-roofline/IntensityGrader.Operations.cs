namespace Graders;

public sealed partial class IntensityGrader
{
    // c [m, n] = a [m, k] * b [k, n]: every output element takes k multiply-adds.
    private void Gemm(int m, int n, int k, double size, string dtype) => Case($"GEMM {m}x{n}x{k}", () =>
    {
        var (flops, bytes) = Intensity.Gemm(m, n, k, size);
        var (a, b, c) = ((double)m * k, (double)k * n, (double)m * n);
        Number("Gemm FLOPs", flops, 2 * c * k)
            .Trap(c * k, Fma)
            .Trap(2 * c * k - c, "k multiplications and k - 1 additions: count k multiply-adds, the first one adds to 0")
            .Trap(unchecked(2 * m * n * k), Wraps)
            .Trap(2.0 * unchecked(m * n * k), Wraps)
            .Trap(unchecked(2L * m * n * k), WrapsLong)
            .Trap(2.0 * unchecked((long)m * n * k), WrapsLong);
        Number("Gemm bytes", bytes, size * (a + b + c))
            .Trap(2 * (a + b + c), "2 B for each element, as in an earlier answer for this shape: `size` says how many")
            .Trap(size * (a + b), NoOutput)
            .Trap(size * (a + b + 2 * c), "c is read as well as written: c = a * b does not read it")
            .Trap(size * (a + a + c), "b counted as [m, k]: it is [k, n]")
            .Trap(size * 2 * c * k, "an element counted for each multiply-add that uses it: each is read once")
            .Trap(a + b + c, "elements for bytes: each takes `size` of them")
            .Trap(Math.Floor(size) * (a + b + c), Cut)
            .Trap(Math.Floor(size * (a + b + c)), "the bytes cut to a whole number: leave them as they are counted")
            .Trap(size * unchecked(m * k + k * n + m * n), Wraps)
            .Trap(size * ((double)unchecked(m * k) + unchecked(k * n) + unchecked(m * n)), Wraps);
    }, dtype);

    // y [m] = a [m, k] * x [k].
    private void Gemv(int m, int k, double size, string dtype) => Case($"GEMV {m}x{k}", () =>
    {
        var (flops, bytes) = Intensity.Gemv(m, k, size);
        var a = (double)m * k;
        Number("Gemv FLOPs", flops, 2 * a)
            .Trap(a, Fma)
            .Trap(unchecked(2 * m * k), Wraps)
            .Trap(2.0 * unchecked(m * k), Wraps)
            .Trap(2.0 * unchecked((uint)m * (uint)k), WrapsUnsigned);
        Number("Gemv bytes", bytes, size * (a + k + m))
            .Trap(size * a, "the matrix alone: x is read and y is written too")
            .Trap(size * (a + k), NoOutput)
            .Trap(size * (a + m), "x is not counted: it is read once")
            .Trap(size * (a + a + m), "x counted once for each row: it is read once and kept")
            .Trap(size * (a + 2.0 * k), "y counted as [k]: it is [m]")
            .Trap(Math.Floor(size) * (a + k + m), Cut)
            .Trap(2 * (a + k + m), Earlier)
            .Trap(size * unchecked(m * k + k + m), Wraps)
            .Trap(size * (a + unchecked(k + m)), Wraps)
            .Trap(size * ((double)unchecked((uint)m * (uint)k) + k + m), WrapsUnsigned);
    }, dtype);

    // o [s, d] = softmax(q [s, d] * k [t, d]^T) * v [t, d].
    private void Attention(int s, int t, int d, double size, string dtype) => Case($"attention, s {s}, t {t}, d {d}", () =>
    {
        var (flops, bytes) = Intensity.Attention(s, t, d, size);
        var (queries, keys, scores) = ((double)s * d, (double)t * d, (double)s * t);
        Number("Attention FLOPs", flops, 4 * scores * d)
            .Trap(2 * scores * d, "one product counted, or a multiply-add as one FLOP: there are two products, q * k^T and scores * v")
            .Trap(scores * d, "one product counted, and a multiply-add as one FLOP")
            .Trap(4.0 * s * s * d, "as many keys as queries: the scores are [s, t]")
            .Trap(4.0 * t * t * d, "as many queries as keys: the scores are [s, t]")
            .Trap(4 * scores * d + 5 * scores, "the softmax is counted: only the two products are asked")
            .Trap(unchecked(4 * s * t * d), Wraps)
            .Trap(4.0 * unchecked(s * t * d), Wraps)
            .Trap(unchecked(4L * s * t * d), WrapsLong)
            .Trap(4.0 * unchecked((long)s * t * d), WrapsLong);
        Number("Attention bytes", bytes, size * (2 * queries + 2 * keys))
            .Trap(size * (2 * queries + 2 * keys + scores), "the scores counted as traffic: they stay on the chip")
            .Trap(size * (2 * queries + 2 * keys + 2 * scores), "the scores counted as traffic, written and read: they stay on the chip")
            .Trap(size * (queries + 2 * keys), NoOutput)
            .Trap(size * (2 * queries + keys), "k and v counted as one tensor: they are two")
            .Trap(size * 4 * queries, "k and v counted as [s, d]: they are [t, d]")
            .Trap(size * 4 * keys, "q and o counted as [t, d]: they are [s, d]")
            .Trap(Math.Floor(size) * (2 * queries + 2 * keys), Cut)
            .Trap(2 * (2 * queries + 2 * keys), Earlier)
            .Trap(size * unchecked(2 * s * d + 2 * t * d), Wraps)
            .Trap(size * 2.0 * d * unchecked(s + t), Wraps);
    }, dtype);

    private void Elementwise(int n, int inputs, double flops, double size, string dtype) =>
        Case($"elementwise, n {n}, inputs {inputs}", () =>
    {
        var work = Intensity.Elementwise(n, inputs, flops, size);
        Number("Elementwise FLOPs", work.Flops, flops * n)
            .Trap(n, "one FLOP per element: `flops` says how many")
            .Trap(flops * n * inputs, "FLOPs counted for each input: `flops` is per element of y")
            .Trap(Math.Floor(flops) * n, "`flops` cut to a whole number: it is a double, such as 2.5 where only some elements take a step")
            .Trap(2 * flops * n, "a FLOP taken for a multiply-add: `flops` counts both of its parts already");
        Number("Elementwise bytes", work.Bytes, size * (inputs + 1.0) * n)
            .Trap(size * inputs * n, NoOutput)
            .Trap(size * (inputs + 2.0) * n, inputs == 0
                ? "an array read that is not there: `inputs` may be 0, as where y is filled with a constant"
                : "the output is read as well as written: only the write is compulsory")
            .Trap(Math.Floor(size) * (inputs + 1.0) * n, Cut)
            .Trap(4.0 * (inputs + 1.0) * n, "`size` bytes apiece: this count takes 4, as in an earlier answer for this shape")
            .Trap(size * n, "one array counted: there are `inputs` arrays to read and one to write")
            .Trap(size * unchecked((inputs + 1) * n), Wraps);
    }, dtype);
}
