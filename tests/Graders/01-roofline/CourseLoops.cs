using System.Numerics;
using System.Runtime.InteropServices;

namespace Graders;

/// <summary>The loops that a submission is measured against: one core, Vector&lt;float&gt;, ordinary stores.</summary>
internal static class CourseLoops
{
    public static void Triad(Span<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> c, float s)
    {
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(a);
        var vectorsB = MemoryMarshal.Cast<float, Vector<float>>(b);
        var vectorsC = MemoryMarshal.Cast<float, Vector<float>>(c);
        for (var i = 0; i < vectors.Length; i++) vectors[i] = vectorsB[i] + s * vectorsC[i];
        for (var i = vectors.Length * Vector<float>.Count; i < a.Length; i++) a[i] = b[i] + s * c[i];
    }

    /// <summary>Twelve chains: with the two constants they take 14 of the 16 registers that AVX2 has. The length must fill them.</summary>
    public static void Fma(Span<float> x, float factor, float term, int steps)
    {
        const int Chains = 12;
        if (x.Length % (Chains * Vector<float>.Count) != 0)
            throw new ArgumentException($"{x.Length} elements do not fill blocks of {Chains} vectors of {Vector<float>.Count}", nameof(x));
        for (var blocks = MemoryMarshal.Cast<float, Vector<float>>(x); blocks.Length > 0; blocks = blocks[Chains..])
            Block(blocks, new(factor), new(term), steps);
    }

    private static void Block(Span<Vector<float>> v, Vector<float> factor, Vector<float> term, int steps)
    {
        var (a, b, c, d) = (v[0], v[1], v[2], v[3]);
        var (e, f, g, h) = (v[4], v[5], v[6], v[7]);
        var (i, j, k, l) = (v[8], v[9], v[10], v[11]);
        for (var step = 0; step < steps; step++)
        {
            a = Vector.FusedMultiplyAdd(a, factor, term);
            b = Vector.FusedMultiplyAdd(b, factor, term);
            c = Vector.FusedMultiplyAdd(c, factor, term);
            d = Vector.FusedMultiplyAdd(d, factor, term);
            e = Vector.FusedMultiplyAdd(e, factor, term);
            f = Vector.FusedMultiplyAdd(f, factor, term);
            g = Vector.FusedMultiplyAdd(g, factor, term);
            h = Vector.FusedMultiplyAdd(h, factor, term);
            i = Vector.FusedMultiplyAdd(i, factor, term);
            j = Vector.FusedMultiplyAdd(j, factor, term);
            k = Vector.FusedMultiplyAdd(k, factor, term);
            l = Vector.FusedMultiplyAdd(l, factor, term);
        }
        (v[0], v[1], v[2], v[3]) = (a, b, c, d);
        (v[4], v[5], v[6], v[7]) = (e, f, g, h);
        (v[8], v[9], v[10], v[11]) = (i, j, k, l);
    }
}
